package io.surnia.partnerapi;

/** The handlers of all operations, by resource: what the rows of {@link Routes} point into. */
record Handlers(
        CustomersApi customers,
        ManagersApi managers,
        UsersApi users,
        GroupsApi groups,
        AssignmentsApi assignments,
        ExposuresApi exposures,
        NotifyApi notifications,
        TrainingApi training,
        RanksApi ranks,
        AdministratorsApi administrators,
        PartnerApi partner) {}
