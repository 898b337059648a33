package io.surnia.app;

import io.surnia.administrators.Administrators;
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
import io.surnia.exposures.Catalogue;
import io.surnia.exposures.DehashedRecords;
import io.surnia.exposures.ExposureFound;
import io.surnia.exposures.Exposures;
import io.surnia.exposures.Notifying;
import io.surnia.idempotency.Requests;
import io.surnia.library.Library;
import io.surnia.library.LibraryEditing;
import io.surnia.mail.Outbox;
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
import io.surnia.provisioning.UserImports;
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
import java.time.Clock;
import javax.sql.DataSource;

/** Every room's verbs, made once, by hand; and who follows which fact. Order: from the lowest room up. */
public record Rooms(
        Db db,
        Partners partners,
        Tenants tenants,
        Keys keys,
        Audit audit,
        Requests requests,
        Customers customers,
        Administrators administrators,
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
        Standings standings,
        Nightly nightly,
        SandboxClock clock,
        Verify verify,
        Catalogue catalogue,
        Exposures exposures,
        DehashedRecords dehashed,
        Notifying notifying,
        Privacy privacy,
        Retentions retentions,
        Subscriptions subscriptions,
        UserImports userImports,
        Connections directories,
        Readers directoryReaders,
        Webhooks webhooks) {

    /** As the other, under a key that stays, for webhooks over TLS and the services' own directories. */
    public static Rooms on(DataSource application, Clock clock, byte[] sealingKey, String mailDomain) {
        return on(application, clock, new Sealer(sealingKey), mailDomain, false, DirectoryAddresses.USUAL);
    }

    /**
     * Makes every room, and says who follows which fact.
     *
     * @param application connections of the application's role
     * @param sealer under the deployment's key for what is kept encrypted
     * @param mailDomain the domain of the mails' Message-IDs
     * @param arePrivateWebhooksAllowed whether a partner's webhook may be plain HTTP
     * @param directoryAddresses where directories are reached
     */
    public static Rooms on(
            DataSource application,
            Clock clock,
            Sealer sealer,
            String mailDomain,
            boolean arePrivateWebhooksAllowed,
            DirectoryAddresses directoryAddresses) {
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
        Nightly nightly = new Nightly(db, partners, assignments, enrolment, programs, standings);
        Newcomers newcomers = new Newcomers(enrolment, standings);
        Events events = new Events(clock);
        Managers managers = new Managers(audit);
        Users users = new Users(audit);
        DehashedRecords dehashed = new DehashedRecords(sealer);
        Outbox outbox = new Outbox(mailDomain);
        Exposures exposures = new Exposures();
        Connections directories = new Connections(audit, sealer, clock);
        Privacy privacy = new Privacy(audit, users, exposures, dehashed, directories, outbox);

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
                .on(Audited.class, events::followAudit)
                .on(Enrolled.class, events::followEnrolled)
                .on(Completed.class, events::followCompleted)
                .on(FellDue.class, events::followFellDue)
                .on(ScoreChanged.class, events::followScores)
                .on(ExposureFound.class, events::followExposures)
                .on(PhishingHappened.class, events::followPhishing)
                .on(PersonErased.class, new DirectoryAccounts()::followErased);

        return new Rooms(
                db,
                partners,
                new Tenants(db),
                new Keys(db, audit),
                audit,
                new Requests(sealer),
                customers,
                new Administrators(audit),
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
                standings,
                nightly,
                new SandboxClock(db, partners, nightly),
                new Verify(db),
                new Catalogue(db),
                exposures,
                dehashed,
                new Notifying(exposures, outbox, new Templates()),
                privacy,
                new Retentions(db, audit, privacy, outbox),
                new Subscriptions(audit),
                new UserImports(db, customers, new Rosters(audit)),
                directories,
                new Readers(directoryAddresses, clock),
                new Webhooks(audit, sealer, clock, arePrivateWebhooksAllowed));
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
                subscriptions);
    }

    /** Those whose verbs the bench calls. */
    public BenchRooms forBench() {
        return new BenchRooms(db, partners, tenants, keys, customers, library, standings, userImports);
    }

    /** Those through whose verbs a partner moves in. */
    public MoveInRooms forMovingIn() {
        return new MoveInRooms(
                db, partners, tenants, customers, managers, users, groups, memberships, assignments, learning);
    }
}
