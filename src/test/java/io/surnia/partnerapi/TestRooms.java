package io.surnia.partnerapi;

import io.surnia.administrators.Administrators;
import io.surnia.assignments.Assignments;
import io.surnia.assignments.AssignmentsChanged;
import io.surnia.assignments.Enrolment;
import io.surnia.assignments.Learning;
import io.surnia.assignments.LoadChanged;
import io.surnia.assignments.Loads;
import io.surnia.billing.Subscriptions;
import io.surnia.customers.CustomerChanged;
import io.surnia.customers.Customers;
import io.surnia.exposures.DehashedRecords;
import io.surnia.exposures.Exposures;
import io.surnia.exposures.Notifying;
import io.surnia.library.Library;
import io.surnia.mail.Outbox;
import io.surnia.partner.Audit;
import io.surnia.partner.Keys;
import io.surnia.partner.Partners;
import io.surnia.people.Groups;
import io.surnia.people.Managers;
import io.surnia.people.MembershipChanged;
import io.surnia.people.Memberships;
import io.surnia.people.PersonChanged;
import io.surnia.people.Users;
import io.surnia.platform.crypto.Sealer;
import io.surnia.platform.db.Db;
import io.surnia.platform.db.Reactions;
import io.surnia.platform.html.Templates;
import io.surnia.programs.Programs;
import io.surnia.scoring.Nightly;
import io.surnia.scoring.Standings;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;

/** The rooms that a world of test data is written through. */
record TestRooms(
        Db db,
        Partners partners,
        Keys keys,
        Customers customers,
        Administrators administrators,
        Managers managers,
        Users users,
        Groups groups,
        Memberships memberships,
        Library library,
        Assignments assignments,
        Learning learning,
        Loads loads,
        Programs programs,
        Nightly nightly,
        Exposures exposures,
        DehashedRecords dehashed,
        Notifying notifying,
        Subscriptions subscriptions) {

    static TestRooms on(DataSource application, Clock clock) {
        Reactions reactions = new Reactions();
        Db db = new Db(application, clock, reactions);
        Audit audit = new Audit();
        Library library = new Library();
        Assignments assignments = new Assignments();
        Enrolment enrolment = new Enrolment();
        Programs programs = new Programs(library, assignments);
        Standings standings = new Standings();
        Exposures exposures = new Exposures();
        Partners partners = new Partners(db, audit);
        reactions
                .on(CustomerChanged.class, programs::followCustomers)
                .on(CustomerChanged.class, standings::followCustomers)
                .on(PersonChanged.class, enrolment::followPeople)
                .on(MembershipChanged.class, enrolment::followMemberships)
                .on(AssignmentsChanged.class, standings::followAssignments)
                .on(LoadChanged.class, standings::followLoads);
        return new TestRooms(
                db,
                partners,
                new Keys(db, audit),
                new Customers(audit),
                new Administrators(audit),
                new Managers(audit),
                new Users(audit),
                new Groups(audit),
                new Memberships(audit),
                library,
                assignments,
                new Learning(),
                new Loads(),
                programs,
                new Nightly(db, partners, programs, assignments, enrolment, standings),
                exposures,
                new DehashedRecords(new Sealer(new byte[32])),
                new Notifying(exposures, new Outbox("test.invalid"), new Templates()),
                new Subscriptions(audit));
    }

    Api api() {
        return new Api(
                new Api.Rooms(
                        db,
                        partners,
                        keys,
                        customers,
                        administrators,
                        managers,
                        groups,
                        assignments,
                        loads,
                        programs,
                        exposures,
                        notifying,
                        subscriptions),
                Optional.empty());
    }
}
