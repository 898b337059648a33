package io.surnia.app;

import io.surnia.administrators.Administrators;
import io.surnia.administrators.Passwords;
import io.surnia.administrators.PwnedPasswords;
import io.surnia.assignments.Assignments;
import io.surnia.assignments.AssignmentsChanged;
import io.surnia.assignments.Completed;
import io.surnia.assignments.Enrolled;
import io.surnia.assignments.Enrolment;
import io.surnia.assignments.Learning;
import io.surnia.assignments.LoadChanged;
import io.surnia.assignments.Loads;
import io.surnia.assignments.Surveys;
import io.surnia.bench.BenchRooms;
import io.surnia.billing.Subscriptions;
import io.surnia.customers.CustomerChanged;
import io.surnia.customers.Customers;
import io.surnia.directory.Connections;
import io.surnia.directory.DirectoryAddresses;
import io.surnia.directory.Probes;
import io.surnia.directory.Readers;
import io.surnia.directory.Synchronizer;
import io.surnia.exposures.Alarms;
import io.surnia.exposures.BreachChecks;
import io.surnia.exposures.Catalogue;
import io.surnia.exposures.CatalogueRefresh;
import io.surnia.exposures.CheckRunner;
import io.surnia.exposures.DehashedRecords;
import io.surnia.exposures.ExposureFound;
import io.surnia.exposures.Exposures;
import io.surnia.exposures.FoundThings;
import io.surnia.exposures.Notifying;
import io.surnia.exposures.SourceKeys;
import io.surnia.exposures.sources.BreachSources;
import io.surnia.idempotency.Requests;
import io.surnia.letters.Letters;
import io.surnia.library.Library;
import io.surnia.library.LibraryEditing;
import io.surnia.links.LinkOrigin;
import io.surnia.links.Links;
import io.surnia.mail.DkimKeys;
import io.surnia.mail.MailLog;
import io.surnia.mail.MailServers;
import io.surnia.mail.Outbox;
import io.surnia.mail.SmtpTransport;
import io.surnia.mail.Suppressions;
import io.surnia.notices.Notices;
import io.surnia.partner.Audit;
import io.surnia.partner.Audited;
import io.surnia.partner.Keys;
import io.surnia.partner.Partners;
import io.surnia.partner.Tenants;
import io.surnia.people.Groups;
import io.surnia.people.Managers;
import io.surnia.people.MembershipChanged;
import io.surnia.people.Memberships;
import io.surnia.people.PeopleImported;
import io.surnia.people.PersonChanged;
import io.surnia.people.Rosters;
import io.surnia.people.UserUpserts;
import io.surnia.people.Users;
import io.surnia.phishing.Exercises;
import io.surnia.phishing.PhishingEvents;
import io.surnia.phishing.PhishingHappened;
import io.surnia.platform.crypto.Sealer;
import io.surnia.platform.db.Db;
import io.surnia.platform.db.Reactions;
import io.surnia.platform.html.Templates;
import io.surnia.portability.MoveInRooms;
import io.surnia.privacy.PersonErased;
import io.surnia.privacy.Privacy;
import io.surnia.privacy.Retentions;
import io.surnia.programs.Programs;
import io.surnia.provisioning.FindingImports;
import io.surnia.provisioning.UserImports;
import io.surnia.reports.Certificates;
import io.surnia.reports.Posting;
import io.surnia.reports.Reports;
import io.surnia.sample.SampleRooms;
import io.surnia.scim.DirectoryAccounts;
import io.surnia.scoring.FellDue;
import io.surnia.scoring.Newcomers;
import io.surnia.scoring.Nightly;
import io.surnia.scoring.SandboxClock;
import io.surnia.scoring.ScoreChanged;
import io.surnia.scoring.Standings;
import io.surnia.scoring.Verify;
import io.surnia.webhooks.Events;
import io.surnia.webhooks.Webhooks;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import javax.sql.DataSource;

/** Every room's verbs, made once, by hand; and who follows which fact. Order: from the lowest room up. */
public record Rooms(
        Db db,
        Outbox outbox,
        MailServers mailServers,
        DkimKeys dkimKeys,
        MailLog mailLog,
        Suppressions suppressions,
        Partners partners,
        Tenants tenants,
        Keys keys,
        Audit audit,
        Requests requests,
        Customers customers,
        Administrators administrators,
        Passwords passwords,
        Managers managers,
        Users users,
        UserUpserts upserts,
        Groups groups,
        Memberships memberships,
        Library library,
        LibraryEditing editing,
        Assignments assignments,
        Learning learning,
        Surveys surveys,
        Loads loads,
        Exercises exercises,
        PhishingEvents phishing,
        Programs programs,
        Letters letters,
        Links links,
        Standings standings,
        Nightly nightly,
        SandboxClock clock,
        Verify verify,
        Catalogue catalogue,
        Exposures exposures,
        DehashedRecords dehashed,
        Notifying notifying,
        SourceKeys sourceKeys,
        BreachChecks breachChecks,
        CheckRunner checkRunner,
        CatalogueRefresh catalogueRefresh,
        Notices notices,
        Privacy privacy,
        Retentions retentions,
        Subscriptions subscriptions,
        UserImports userImports,
        Connections directories,
        Readers directoryReaders,
        FindingImports findingImports,
        Webhooks webhooks,
        Reports reports,
        Posting posting,
        Certificates certificates) {

    /** As the last one below, under a key that stays, for webhooks over TLS, and asking nobody outside. */
    public static Rooms on(DataSource application, Clock clock, byte[] sealingKey, String mailDomain) {
        return on(application, clock, new Sealer(sealingKey), mailDomain, false);
    }

    /** As the last one below, asking nobody outside. */
    public static Rooms on(
            DataSource application, Clock clock, Sealer sealer, String mailDomain, boolean arePrivateWebhooksAllowed) {
        return on(application, clock, sealer, mailDomain, arePrivateWebhooksAllowed, Outside.NOBODY);
    }

    /** As the last one below, with partners' mail servers on the public internet alone, its links leading to this machine. */
    public static Rooms on(
            DataSource application,
            Clock clock,
            Sealer sealer,
            String mailDomain,
            boolean arePrivateWebhooksAllowed,
            Outside outside) {
        LinkOrigin here = LinkOrigin.at("https://localhost:8443");
        return on(application, clock, sealer, mailDomain, arePrivateWebhooksAllowed, false, outside, here);
    }

    /**
     * Whom the rooms ask over the network.
     *
     * @param directories where directories are reached
     * @param sources the sources of breaches; they are asked only where there is a key to them
     * @param pwnedPasswords the service that knows leaked passwords; empty for none
     */
    public record Outside(
            DirectoryAddresses directories, BreachSources.Addresses sources, Optional<URI> pwnedPasswords) {
        /** The services' own directories, the usual sources without a key, and no service for passwords. */
        public static final Outside NOBODY =
                new Outside(DirectoryAddresses.USUAL, BreachSources.Addresses.USUAL, Optional.empty());
    }

    /**
     * Makes every room, and says who follows which fact.
     *
     * @param application connections of the application's role
     * @param sealer under the deployment's key for what is kept encrypted
     * @param mailDomain the domain of the mails' Message-IDs
     * @param arePrivateWebhooksAllowed whether a partner's webhook may be plain HTTP
     * @param arePrivateMailServersAllowed whether a partner's mail server may lie in the deployment's own network
     * @param outside whom they ask over the network
     * @param linkOrigin where the links in mails lead
     */
    public static Rooms on(
            DataSource application,
            Clock clock,
            Sealer sealer,
            String mailDomain,
            boolean arePrivateWebhooksAllowed,
            boolean arePrivateMailServersAllowed,
            Outside outside,
            LinkOrigin linkOrigin) {
        Reactions reactions = new Reactions();
        Db db = new Db(application, clock, reactions);
        Audit audit = new Audit();
        Partners partners = new Partners(db, audit);
        Customers customers = new Customers(audit);
        Library library = new Library(audit);
        Assignments assignments = new Assignments(audit, library);
        Learning learning = new Learning(audit, library);
        Enrolment enrolment = new Enrolment();
        Loads loads = new Loads();
        Programs programs = new Programs(assignments, library);
        Standings standings = new Standings();
        Newcomers newcomers = new Newcomers(enrolment, standings);
        Events events = new Events(clock);
        Managers managers = new Managers(audit);
        Users users = new Users(audit);
        DehashedRecords dehashed = new DehashedRecords(sealer);
        Outbox outbox = new Outbox(mailDomain);
        Templates templates = new Templates();
        Tenants tenants = new Tenants(db);
        Letters letters = new Letters(audit, customers, outbox, templates);
        Links links = new Links(db, tenants, audit, sealer, linkOrigin);
        Notices notices = new Notices(db, audit, users, letters, links, outbox);
        Nightly nightly =
                new Nightly(db, partners, assignments, enrolment, programs, standings, List.of(notices::giveSome));
        Exposures exposures = new Exposures();
        Connections directories = new Connections(audit, sealer, clock);
        Privacy privacy = new Privacy(audit, users, exposures, dehashed, directories, outbox);
        Administrators administrators = new Administrators(audit);
        Catalogue catalogue = new Catalogue(db);
        BreachSources sources = BreachSources.at(outside.sources(), clock);
        SourceKeys sourceKeys = new SourceKeys(sealer, audit, sources);
        CatalogueRefresh refresh = new CatalogueRefresh(db, catalogue, sources);
        FoundThings found = new FoundThings(exposures, dehashed);
        Alarms alarms = new Alarms(administrators, partners, outbox, templates);

        Certificates certificates = new Certificates(db, audit, partners, customers, templates);

        reactions
                .on(CustomerChanged.class, programs::followCustomers)
                .on(CustomerChanged.class, standings::followCustomers)
                .on(PersonChanged.class, enrolment::followPeople)
                .on(MembershipChanged.class, enrolment::followMemberships)
                .on(PeopleImported.class, enrolment::followImports)
                .on(PeopleImported.class, newcomers::followImports)
                .on(AssignmentsChanged.class, standings::followAssignments)
                .on(LoadChanged.class, standings::followLoads)
                .on(PeopleImported.class, events::followImports)
                .on(PersonChanged.class, links::followPeople)
                .on(PersonChanged.class, notices::followPeople)
                .on(PeopleImported.class, links::followImports)
                .on(PeopleImported.class, notices::followImports)
                .on(Audited.class, links::followAudit)
                .on(Audited.class, events::followAudit)
                .on(Enrolled.class, events::followEnrolled)
                .on(Completed.class, events::followCompleted)
                .on(FellDue.class, events::followFellDue)
                .on(ScoreChanged.class, events::followScores)
                .on(ExposureFound.class, events::followExposures)
                .on(PhishingHappened.class, events::followPhishing)
                .on(PersonErased.class, new DirectoryAccounts()::followErased)
                .on(
                        PersonErased.class,
                        (tx, all) -> all.forEach(each -> certificates.forget(tx, each.customer(), each.user())));

        DkimKeys dkimKeys = new DkimKeys(sealer);
        return new Rooms(
                db,
                outbox,
                new MailServers(
                        sealer,
                        dkimKeys,
                        SmtpTransport.Manners.ofPartner(arePrivateMailServersAllowed),
                        (SSLSocketFactory) SSLSocketFactory.getDefault()),
                dkimKeys,
                new MailLog(),
                new Suppressions(),
                partners,
                tenants,
                new Keys(db, audit),
                audit,
                new Requests(sealer),
                customers,
                administrators,
                new Passwords(PwnedPasswords.at(outside.pwnedPasswords())),
                managers,
                users,
                new UserUpserts(audit, managers),
                new Groups(audit),
                new Memberships(audit),
                library,
                new LibraryEditing(audit),
                assignments,
                learning,
                new Surveys(library),
                loads,
                new Exercises(learning, library, users),
                new PhishingEvents(),
                programs,
                letters,
                links,
                standings,
                nightly,
                new SandboxClock(db, partners, nightly),
                new Verify(db),
                catalogue,
                exposures,
                dehashed,
                new Notifying(exposures, outbox, templates),
                sourceKeys,
                new BreachChecks(audit, customers, sourceKeys),
                new CheckRunner(db, sourceKeys, sources, found, refresh, alarms),
                refresh,
                notices,
                privacy,
                new Retentions(db, audit, privacy, outbox, dehashed),
                new Subscriptions(audit),
                new UserImports(db, customers, new Rosters(audit)),
                directories,
                new Readers(outside.directories(), clock),
                new FindingImports(audit, customers, exposures),
                new Webhooks(audit, sealer, clock, arePrivateWebhooksAllowed),
                new Reports(db, partners, loads, templates),
                new Posting(db, partners, customers, managers, outbox, loads, templates),
                certificates);
    }

    /** What follows the directories; any number of nodes have one each. */
    public Synchronizer synchronizer() {
        return new Synchronizer(
                db,
                audit,
                directories,
                directoryReaders,
                new Synchronizer.People(managers, users, upserts, groups, memberships));
    }

    /** What tries the connections to directories. */
    public Probes directoryProbes() {
        return new Probes(db, directories, directoryReaders);
    }

    /** Those through whose verbs the sample partner is written. */
    public SampleRooms forSample() {
        return new SampleRooms(
                db,
                partners,
                keys,
                administrators,
                customers,
                managers,
                users,
                groups,
                memberships,
                library,
                assignments,
                learning,
                loads,
                phishing,
                nightly,
                exposures,
                dehashed,
                notices,
                subscriptions);
    }

    /** Those whose verbs the bench calls. */
    public BenchRooms forBench() {
        return new BenchRooms(db, outbox, partners, tenants, keys, customers, library, standings, nightly, userImports);
    }

    /** Those through whose verbs a partner moves in. */
    public MoveInRooms forMovingIn() {
        return new MoveInRooms(
                db, partners, tenants, customers, managers, users, groups, memberships, assignments, learning, notices);
    }
}
