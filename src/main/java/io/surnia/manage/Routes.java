package io.surnia.manage;

import static io.surnia.manage.Operation.delete;
import static io.surnia.manage.Operation.get;
import static io.surnia.manage.Operation.patch;
import static io.surnia.manage.Operation.post;

import io.surnia.platform.http.Access;
import io.surnia.platform.http.Dialect;
import io.surnia.platform.http.ErrorFormat;
import io.surnia.platform.http.Route;
import java.util.List;

/** The management API, one row an operation, resource by resource. */
public final class Routes {
    /** What every path begins with. */
    public static final String ROOT = "/api/manage/v1";

    private static final Dialect DIALECT = new Dialect(
            "/api/manage/", true, List.of("application/json", "application/merge-patch+json"), ErrorFormat.WITH_FIELDS);
    private static final int USUAL_BODY = 2 * 1024 * 1024;
    private static final int BULK_BODY = 16 * 1024 * 1024;
    private static final List<String> FILES = List.of("text/csv");

    private static final List<Operation> TABLE = List.of(
            get("/customers", "listCustomers", api -> api.customers()::list),
            post("/customers", "createCustomer", api -> api.customers()::create),
            get("/customers/{customer}", "readCustomer", api -> api.customers()::one),
            patch("/customers/{customer}", "changeCustomer", api -> api.customers()::change),
            post("/customers/{customer}/archive", "archiveCustomer", api -> api.customers()::archive),
            post("/customers/{customer}/restore", "restoreCustomer", api -> api.customers()::restore),
            get("/customers/{customer}/managers", "listManagers", api -> api.managers()::list),
            post("/customers/{customer}/managers", "createManager", api -> api.managers()::create),
            get("/customers/{customer}/managers/{id}", "readManager", api -> api.managers()::one),
            patch("/customers/{customer}/managers/{id}", "changeManager", api -> api.managers()::change),
            post("/customers/{customer}/managers/{id}/archive", "archiveManager", api -> api.managers()::archive),
            post("/customers/{customer}/managers/{id}/restore", "restoreManager", api -> api.managers()::restore),
            get("/customers/{customer}/users", "listUsers", api -> api.users()::list),
            post("/customers/{customer}/users", "createUser", api -> api.users()::create),
            post("/customers/{customer}/users/bulk", "upsertUsers", api -> api.bulk()::users),
            post("/customers/{customer}/users/import", "importUsers", api -> api.imports()::users),
            get("/customers/{customer}/users/{id}", "readUser", api -> api.users()::one),
            patch("/customers/{customer}/users/{id}", "changeUser", api -> api.users()::change),
            post("/customers/{customer}/users/{id}/archive", "archiveUser", api -> api.users()::archive),
            post("/customers/{customer}/users/{id}/restore", "restoreUser", api -> api.users()::restore),
            get("/customers/{customer}/users/{id}/export", "exportUser", api -> api.privacy()::export),
            post("/customers/{customer}/users/{id}/erase", "eraseUser", api -> api.privacy()::erase),
            post("/customers/{customer}/users/{id}/assignments/{assignment}/open", "openWork", api -> api.work()::open),
            post(
                    "/customers/{customer}/users/{id}/assignments/{assignment}/answers",
                    "recordAnswers",
                    api -> api.work()::answers),
            post(
                    "/customers/{customer}/users/{id}/assignments/{assignment}/inspections",
                    "recordInspection",
                    api -> api.work()::inspect),
            post(
                    "/customers/{customer}/users/{id}/assignments/{assignment}/attempts",
                    "recordAttempt",
                    api -> api.work()::attempt),
            post(
                    "/customers/{customer}/users/{id}/assignments/{assignment}/completions",
                    "recordCompletion",
                    api -> api.work()::complete),
            post(
                    "/customers/{customer}/users/{id}/assignments/{assignment}/acceptances",
                    "recordAcceptance",
                    api -> api.work()::accept),
            post(
                    "/customers/{customer}/users/{id}/assignments/{assignment}/refusals",
                    "recordRefusal",
                    api -> api.work()::refuse),
            get(
                    "/customers/{customer}/users/{id}/assignments/{assignment}/certificate",
                    "readCertificate",
                    api -> api.certificates()::read),
            post(
                    "/customers/{customer}/users/{id}/assignments/{assignment}/certificate/revoke",
                    "revokeCertificate",
                    api -> api.certificates()::revoke),
            get("/customers/{customer}/report", "reportOnCustomer", api -> api.reports()::ofCustomer),
            get("/customers/{customer}/groups", "listGroups", api -> api.groups()::list),
            post("/customers/{customer}/groups", "createGroup", api -> api.groups()::create),
            get("/customers/{customer}/groups/{id}", "readGroup", api -> api.groups()::one),
            patch("/customers/{customer}/groups/{id}", "changeGroup", api -> api.groups()::change),
            post("/customers/{customer}/groups/{id}/archive", "archiveGroup", api -> api.groups()::archive),
            post("/customers/{customer}/groups/{id}/restore", "restoreGroup", api -> api.groups()::restore),
            delete("/customers/{customer}/groups/{id}", "removeGroup", api -> api.groups()::remove),
            get("/customers/{customer}/groups/{id}/members", "listMembers", api -> api.members()::list),
            post("/customers/{customer}/groups/{id}/members", "addMembers", api -> api.members()::add),
            delete("/customers/{customer}/groups/{id}/members/{user}", "removeMember", api -> api.members()::remove),
            get("/customers/{customer}/assignments", "listAssignments", api -> api.assignments()::list),
            post("/customers/{customer}/assignments", "createAssignment", api -> api.assignments()::create),
            get("/customers/{customer}/assignments/{id}", "readAssignment", api -> api.assignments()::one),
            patch("/customers/{customer}/assignments/{id}", "changeAssignment", api -> api.assignments()::change),
            post(
                    "/customers/{customer}/assignments/{id}/archive",
                    "archiveAssignment",
                    api -> api.assignments()::archive),
            post(
                    "/customers/{customer}/assignments/{id}/restore",
                    "restoreAssignment",
                    api -> api.assignments()::restore),
            post("/customers/{customer}/assignments/{id}/assign", "assign", api -> api.assignments()::assign),
            post("/customers/{customer}/assignments/{id}/unassign", "unassign", api -> api.assignments()::unassign),
            post("/customers/{customer}/assignments/{id}/renew", "renewAssignment", api -> api.assignments()::renew),
            get("/customers/{customer}/assignments/{id}/survey", "readSurvey", api -> api.surveys()::results),
            get(
                    "/customers/{customer}/assignments/{id}/survey/{question}/texts",
                    "listSurveyTexts",
                    api -> api.surveys()::texts),
            get("/customers/{customer}/exposures", "listExposures", api -> api.exposures()::list),
            get("/customers/{customer}/exposures/{id}", "readExposure", api -> api.exposures()::one),
            post(
                    "/customers/{customer}/exposures/{id}/acknowledge",
                    "acknowledgeExposure",
                    api -> api.exposures()::acknowledge),
            get("/customers/{customer}/leaked-records", "listLeakedRecords", api -> api.leakedRecords()::list),
            get("/customers/{customer}/leaked-records/{id}", "readLeakedRecord", api -> api.leakedRecords()::one),
            post(
                    "/customers/{customer}/leaked-records/{id}/acknowledge",
                    "acknowledgeLeakedRecord",
                    api -> api.leakedRecords()::acknowledge),
            get("/customers/{customer}/directories", "listDirectories", api -> api.directories()::list),
            post("/customers/{customer}/directories", "createDirectory", api -> api.directories()::create),
            get("/customers/{customer}/directories/{id}", "readDirectory", api -> api.directories()::one),
            patch("/customers/{customer}/directories/{id}", "changeDirectory", api -> api.directories()::change),
            delete("/customers/{customer}/directories/{id}", "removeDirectory", api -> api.directories()::remove),
            post("/customers/{customer}/directories/{id}/test", "testDirectory", api -> api.directories()::test),
            get("/customers/{customer}/directories/{id}/runs", "listDirectoryRuns", api -> api.directories()::runs),
            post("/customers/{customer}/directories/{id}/runs", "runDirectory", api -> api.directories()::run),
            post(
                    "/customers/{customer}/directories/{id}/confirm",
                    "confirmDirectoryRun",
                    api -> api.directories()::confirm),
            post("/customers/{customer}/findings", "importFindings", api -> api.findings()::take),
            post("/customers/{customer}/leaked-passwords/wipe", "wipeLeakedPasswords", api -> api.findings()::wipe),
            get("/customers/{customer}/breach-checks", "listBreachChecks", api -> api.breachChecks()::list),
            post("/customers/{customer}/breach-checks", "runBreachCheck", api -> api.breachChecks()::run),
            get("/customers/{customer}/breach-checks/{id}", "readBreachCheck", api -> api.breachChecks()::one),
            get("/library", "listLibraryItems", api -> api.library()::list),
            post("/library", "createLibraryItem", api -> api.library()::create),
            get("/library/{id}", "readLibraryItem", api -> api.library()::one),
            get("/library/{id}/questions", "readQuestions", api -> api.library()::questions),
            patch("/library/{id}", "reviseLibraryItem", api -> api.library()::revise),
            post("/library/{id}/archive", "archiveLibraryItem", api -> api.library()::archive),
            post("/library/{id}/restore", "restoreLibraryItem", api -> api.library()::restore),
            get("/administrators", "listAdministrators", api -> api.administrators()::list),
            post("/administrators", "createAdministrator", api -> api.administrators()::create),
            get("/administrators/{id}", "readAdministrator", api -> api.administrators()::one),
            patch("/administrators/{id}", "changeAdministrator", api -> api.administrators()::change),
            post("/administrators/{id}/archive", "archiveAdministrator", api -> api.administrators()::archive),
            post("/administrators/{id}/restore", "restoreAdministrator", api -> api.administrators()::restore),
            get("/partner", "readPartner", api -> api.partner()::settings),
            patch("/partner", "changePartner", api -> api.partner()::change),
            get("/partner/report", "reportOnPartner", api -> api.reports()::ofPartner),
            get("/partner/retention", "readRetention", api -> api.partner()::retention),
            patch("/partner/retention", "changeRetention", api -> api.partner()::changeRetention),
            get("/partner/notices", "readNotices", api -> api.notices()::read),
            patch("/partner/notices", "changeNotices", api -> api.notices()::change),
            get("/templates", "listTemplates", api -> api.templates()::list),
            get("/templates/{kind}", "readTemplate", api -> api.templates()::one),
            patch("/templates/{kind}", "changeTemplate", api -> api.templates()::change),
            delete("/templates/{kind}", "removeTemplate", api -> api.templates()::remove),
            post("/templates/{kind}/preview", "previewTemplate", api -> api.templates()::preview),
            post("/templates/{kind}/test", "testTemplate", api -> api.templates()::test),
            get("/customers/{customer}/templates", "listCustomerTemplates", api -> api.templates()::list),
            get("/customers/{customer}/templates/{kind}", "readCustomerTemplate", api -> api.templates()::one),
            patch("/customers/{customer}/templates/{kind}", "changeCustomerTemplate", api -> api.templates()::change),
            delete("/customers/{customer}/templates/{kind}", "removeCustomerTemplate", api -> api.templates()::remove),
            post(
                    "/customers/{customer}/templates/{kind}/preview",
                    "previewCustomerTemplate",
                    api -> api.templates()::preview),
            post("/customers/{customer}/templates/{kind}/test", "testCustomerTemplate", api -> api.templates()::test),
            get("/keys", "listKeys", api -> api.keys()::list),
            post("/keys", "issueKey", api -> api.keys()::issue),
            get("/keys/{id}", "readKey", api -> api.keys()::one),
            post("/keys/{id}/rotate", "rotateKey", api -> api.keys()::rotate),
            post("/keys/{id}/revoke", "revokeKey", api -> api.keys()::revoke),
            get("/webhooks", "listWebhooks", api -> api.webhooks()::list),
            post("/webhooks", "createWebhook", api -> api.webhooks()::create),
            get("/webhooks/{id}", "readWebhook", api -> api.webhooks()::one),
            patch("/webhooks/{id}", "changeWebhook", api -> api.webhooks()::change),
            delete("/webhooks/{id}", "removeWebhook", api -> api.webhooks()::remove),
            post("/webhooks/{id}/rotate", "rotateWebhook", api -> api.webhooks()::rotate),
            post("/webhooks/{id}/ping", "pingWebhook", api -> api.webhooks()::ping),
            get("/webhooks/{id}/deliveries", "listDeliveries", api -> api.webhooks()::deliveries),
            post("/webhooks/{id}/deliveries/{delivery}/replay", "replayDelivery", api -> api.webhooks()::replay),
            get("/source-keys", "listSourceKeys", api -> api.sourceKeys()::list),
            post("/source-keys", "setSourceKey", api -> api.sourceKeys()::set),
            get("/source-keys/{id}", "readSourceKey", api -> api.sourceKeys()::one),
            post("/source-keys/{id}/test", "testSourceKey", api -> api.sourceKeys()::test),
            delete("/source-keys/{id}", "removeSourceKey", api -> api.sourceKeys()::remove),
            get("/mail/servers", "listMailServers", api -> api.mailServers()::list),
            post("/mail/servers", "createMailServer", api -> api.mailServers()::create),
            get("/mail/servers/{id}", "readMailServer", api -> api.mailServers()::one),
            patch("/mail/servers/{id}", "changeMailServer", api -> api.mailServers()::change),
            delete("/mail/servers/{id}", "removeMailServer", api -> api.mailServers()::remove),
            post("/mail/servers/{id}/test", "testMailServer", api -> api.mailServers()::test),
            get("/mail/messages", "listMails", api -> api.mail()::messages),
            post("/mail/messages/{id}/repeat", "repeatMail", api -> api.mail()::repeat),
            get("/mail/suppressions", "listSuppressions", api -> api.mail()::suppressions),
            delete("/mail/suppressions/{id}", "removeSuppression", api -> api.mail()::removeSuppression),
            get("/mail/dkim", "listDkimKeys", api -> api.mail()::keys),
            post("/mail/dkim", "createDkimKey", api -> api.mail()::createKey),
            delete("/mail/dkim/{id}", "removeDkimKey", api -> api.mail()::removeKey),
            get("/clock", "readClock", api -> api.clock()::read),
            post("/clock", "advanceClock", api -> api.clock()::advance),
            get("/audit", "listAuditEntries", api -> api.audit()::list));

    private Routes() {}

    /** The rows. */
    public static List<Operation> table() {
        return TABLE;
    }

    /** The rows as routes; files may have so many bytes. */
    static List<Route> of(Handlers handlers, int importLimit) {
        return TABLE.stream()
                .map(operation -> route(operation, handlers, importLimit))
                .toList();
    }

    private static Route route(Operation operation, Handlers handlers, int importLimit) {
        Route route = new Route(
                        operation.method(),
                        ROOT + operation.path(),
                        operation.id(),
                        operation.isReading() ? Access.KEY : Access.WRITING_KEY,
                        operation.handler().apply(handlers))
                .in(DIALECT);
        if (operation.path().endsWith("/import")) {
            return route.taking(FILES).withBodyLimit(importLimit);
        }
        return operation.path().endsWith("/findings")
                ? route.in(DIALECT.takingText("text/csv")).withBodyLimit(BULK_BODY)
                : route.withBodyLimit(operation.path().endsWith("/bulk") ? BULK_BODY : USUAL_BODY);
    }
}
