package io.surnia.manage;

/** The handlers of all operations, by resource: what the rows of {@link Routes} point into. */
record Handlers(
        CustomersApi customers,
        ManagersApi managers,
        UsersApi users,
        BulkApi bulk,
        ImportsApi imports,
        GroupsApi groups,
        MembersApi members,
        PrivacyApi privacy,
        DirectoriesApi directories,
        LibraryApi library,
        AssignmentsApi assignments,
        WorkApi work,
        SurveysApi surveys,
        ExposuresApi exposures,
        LeakedRecordsApi leakedRecords,
        FindingsApi findings,
        BreachChecksApi breachChecks,
        SourceKeysApi sourceKeys,
        AdministratorsApi administrators,
        PartnerApi partner,
        KeysApi keys,
        WebhooksApi webhooks,
        ClockApi clock,
        AuditApi audit) {}
