package io.surnia.manage;

import io.surnia.administrators.Administrators;
import io.surnia.assignments.Assignments;
import io.surnia.assignments.Learning;
import io.surnia.assignments.Surveys;
import io.surnia.customers.Customers;
import io.surnia.directory.Connections;
import io.surnia.directory.Probes;
import io.surnia.exposures.BreachChecks;
import io.surnia.exposures.DehashedRecords;
import io.surnia.exposures.Exposures;
import io.surnia.exposures.SourceKeys;
import io.surnia.idempotency.Requests;
import io.surnia.letters.Letters;
import io.surnia.library.LibraryEditing;
import io.surnia.links.Links;
import io.surnia.mail.DkimKeys;
import io.surnia.mail.MailLog;
import io.surnia.mail.MailServers;
import io.surnia.mail.Suppressions;
import io.surnia.notices.Notices;
import io.surnia.partner.Audit;
import io.surnia.partner.Keys;
import io.surnia.partner.Partners;
import io.surnia.people.Groups;
import io.surnia.people.Managers;
import io.surnia.people.Memberships;
import io.surnia.people.UserUpserts;
import io.surnia.people.Users;
import io.surnia.phishing.Exercises;
import io.surnia.platform.db.Db;
import io.surnia.platform.http.Route;
import io.surnia.privacy.Privacy;
import io.surnia.privacy.Retentions;
import io.surnia.provisioning.FindingImports;
import io.surnia.provisioning.UserImports;
import io.surnia.reports.Certificates;
import io.surnia.reports.Reports;
import io.surnia.scoring.SandboxClock;
import io.surnia.webhooks.Webhooks;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The door as the wiring sees it: everything that it stands on, and the routes that it gives. */
public final class ManageApi {
    private final Handlers handlers;
    private final int importLimit;

    /** The rooms that the API reads and writes through. */
    public record Rooms(
            Db db,
            Requests requests,
            Audit audit,
            Keys keys,
            Customers customers,
            Managers managers,
            Users users,
            UserUpserts upserts,
            UserImports imports,
            Groups groups,
            Memberships memberships,
            Connections directories,
            Probes directoryProbes,
            LibraryEditing library,
            Assignments assignments,
            Learning learning,
            Surveys surveys,
            Exercises exercises,
            Exposures exposures,
            DehashedRecords leakedRecords,
            FindingImports findingImports,
            BreachChecks breachChecks,
            SourceKeys sourceKeys,
            Administrators administrators,
            Partners partners,
            Privacy privacy,
            Retentions retentions,
            Webhooks webhooks,
            MailServers mailServers,
            DkimKeys dkimKeys,
            MailLog mailLog,
            Suppressions suppressions,
            Reports reports,
            Certificates certificates,
            SandboxClock clock,
            Letters letters,
            Links links,
            Notices notices) {}

    /**
     * Opens the door.
     *
     * @param importLimit how many bytes an imported file may have
     * @param baseUrl where clients reach this deployment, where a setting says so; else it is where they called
     */
    public ManageApi(Rooms rooms, int importLimit, Optional<URI> baseUrl) {
        this.importLimit = importLimit;
        Reads reads = new Reads(rooms.db());
        Writes writes = new Writes(rooms.db(), rooms.requests());
        Customers customers = rooms.customers();
        this.handlers = new Handlers(
                new CustomersApi(reads, writes, customers),
                new ManagersApi(reads, writes, customers, rooms.managers()),
                new UsersApi(reads, writes, customers, rooms.users()),
                new BulkApi(writes, customers, rooms.upserts()),
                new ImportsApi(writes, rooms.imports()),
                new GroupsApi(reads, writes, customers, rooms.groups()),
                new MembersApi(reads, writes, rooms.groups(), rooms.memberships()),
                new PrivacyApi(rooms.db(), writes, rooms.privacy()),
                new DirectoriesApi(reads, writes, customers, rooms.directories(), rooms.directoryProbes()),
                new LibraryApi(reads, writes, rooms.library()),
                new AssignmentsApi(reads, writes, customers, rooms.library(), rooms.assignments()),
                new WorkApi(writes, rooms.learning(), rooms.exercises()),
                new SurveysApi(reads, rooms.surveys()),
                new ExposuresApi(reads, writes, rooms.audit(), customers, rooms.exposures()),
                new LeakedRecordsApi(reads, writes, rooms.audit(), customers, rooms.leakedRecords()),
                new FindingsApi(writes, rooms.audit(), customers, rooms.findingImports(), rooms.leakedRecords()),
                new BreachChecksApi(reads, writes, customers, rooms.breachChecks()),
                new SourceKeysApi(rooms.db(), reads, writes, rooms.sourceKeys()),
                new AdministratorsApi(reads, writes, rooms.administrators()),
                new PartnerApi(reads, writes, rooms.partners(), rooms.retentions()),
                new NoticesApi(reads, writes, rooms.notices().days(), rooms.links()),
                new TemplatesApi(rooms.db(), reads, writes, rooms.letters()),
                new KeysApi(reads, writes, rooms.keys()),
                new WebhooksApi(reads, writes, rooms.webhooks()),
                new MailServersApi(reads, writes, rooms.db(), rooms.audit(), rooms.mailServers()),
                new MailApi(reads, writes, rooms.audit(), rooms.mailLog(), rooms.suppressions(), rooms.dkimKeys()),
                new ReportsApi(rooms.reports()),
                new CertificatesApi(rooms.db(), writes, rooms.certificates(), baseUrl),
                new ClockApi(rooms.db(), writes, rooms.partners(), rooms.clock()),
                new AuditApi(reads, rooms.audit()));
    }

    /** The operations. */
    public List<Route> routes() {
        return Routes.of(handlers, importLimit);
    }
}
