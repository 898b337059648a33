package io.surnia.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.surnia.assignments.AssignmentId;
import io.surnia.assignments.Assignments;
import io.surnia.assignments.AssignmentsChanged;
import io.surnia.assignments.Enrolment;
import io.surnia.assignments.Learning;
import io.surnia.assignments.LoadChanged;
import io.surnia.assignments.Loads;
import io.surnia.assignments.Surveys;
import io.surnia.assignments.Target;
import io.surnia.assignments.Terms;
import io.surnia.customers.CustomerChanged;
import io.surnia.customers.CustomerDetails;
import io.surnia.customers.CustomerId;
import io.surnia.customers.CustomerType;
import io.surnia.customers.Customers;
import io.surnia.library.Library;
import io.surnia.library.LibraryEditing;
import io.surnia.partner.Actor;
import io.surnia.partner.Audit;
import io.surnia.partner.PartnerDetails;
import io.surnia.partner.Partners;
import io.surnia.people.GroupDetails;
import io.surnia.people.GroupId;
import io.surnia.people.Groups;
import io.surnia.people.MembershipChanged;
import io.surnia.people.Memberships;
import io.surnia.people.PersonChanged;
import io.surnia.people.UserDetails;
import io.surnia.people.UserId;
import io.surnia.people.Users;
import io.surnia.phishing.Exercises;
import io.surnia.phishing.PhishingEvents;
import io.surnia.platform.db.Db;
import io.surnia.platform.db.Reactions;
import io.surnia.platform.db.Tx;
import io.surnia.platform.time.Tenant;
import io.surnia.programs.Programs;
import io.surnia.scoring.CustomerStanding;
import io.surnia.scoring.CustomerStandings;
import io.surnia.scoring.Nightly;
import io.surnia.scoring.Standing;
import io.surnia.scoring.Standings;
import io.surnia.scoring.Verify;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The rooms from customers to scoring on a database of one test's own, wired as in production, with one partner. It
 * begins at noon of a day in the partner's zone, and time passes when the test says so.
 */
public final class TestEngine implements AutoCloseable {
    public static final Actor OPERATOR = new Actor.Operator("test");

    public final TestDatabase database = TestPostgres.freshDatabase();
    private final HikariDataSource pool = pool(database);
    public final MovableClock clock;
    public final Audit audit = new Audit();
    public final Customers customers = new Customers(audit);
    public final Users users = new Users(audit);
    public final Groups groups = new Groups(audit);
    public final Memberships memberships = new Memberships(audit);
    public final Library library = new Library(audit);
    public final Assignments assignments = new Assignments(audit, library);
    public final Enrolment enrolment = new Enrolment();
    public final Learning learning = new Learning(audit, library);
    public final Surveys surveys = new Surveys(library);
    public final Loads loads = new Loads();
    public final LibraryEditing editing = new LibraryEditing(audit);
    public final Exercises exercises = new Exercises(learning, library, users);
    public final PhishingEvents phishing = new PhishingEvents();
    public final Programs programs = new Programs(assignments, library);
    public final Standings standings = new Standings();
    public final Db db;
    public final Partners partners;
    public final Nightly nightly;
    public final Tenant tenant;

    private final AtomicInteger people = new AtomicInteger();

    public TestEngine(LocalDate day, ZoneId zone) {
        clock = new MovableClock(day.atTime(LocalTime.NOON).atZone(zone).toInstant());
        db = new Db(
                pool,
                clock,
                new Reactions()
                        .on(CustomerChanged.class, programs::followCustomers)
                        .on(CustomerChanged.class, standings::followCustomers)
                        .on(PersonChanged.class, enrolment::followPeople)
                        .on(MembershipChanged.class, enrolment::followMemberships)
                        .on(AssignmentsChanged.class, standings::followAssignments)
                        .on(LoadChanged.class, standings::followLoads));
        partners = new Partners(db, audit);
        nightly = new Nightly(db, partners, assignments, enrolment, programs, standings, List.of());
        tenant = partners.create(
                        OPERATOR,
                        PartnerDetails.of("Northwind", "hello@example.net").withTimezone(zone))
                .tenant();
    }

    public <T> T ask(Function<Tx, T> work) {
        return db.inTenant(tenant, work);
    }

    public void run(Consumer<Tx> work) {
        db.doInTenant(tenant, work);
    }

    public LocalDate today() {
        return tenant.today(clock);
    }

    /** Lets days pass, the nightly work of each done at its noon. */
    public void passDays(int days) {
        for (int day = 0; day < days; day++) {
            sleepDays(1);
            nightly.close(tenant);
        }
    }

    /** Lets days pass while nothing runs. */
    public void sleepDays(int days) {
        clock.advance(Duration.ofDays(days));
    }

    public CustomerId customer(CustomerType type) {
        return ask(tx -> customers
                .create(tx, OPERATOR, CustomerDetails.of("Customer " + people.incrementAndGet(), type))
                .id());
    }

    public UserId user(CustomerId customer) {
        int number = people.incrementAndGet();
        return ask(tx -> users.add(
                tx,
                OPERATOR,
                customer,
                UserDetails.of("User", "No " + number, "user%d@example.net".formatted(number))));
    }

    public GroupId group(CustomerId customer) {
        return ask(tx -> groups.add(tx, OPERATOR, customer, GroupDetails.of("Group " + people.incrementAndGet())));
    }

    public AssignmentId assign(CustomerId customer, Terms terms, Target... targets) {
        return ask(tx -> assignments.create(tx, OPERATOR, customer, terms, List.of(targets)));
    }

    public Learning.Outcome attempt(CustomerId customer, UserId user, AssignmentId assignment, int percent) {
        return ask(tx -> learning.attempt(tx, OPERATOR, customer, user, assignment, percent));
    }

    public Learning.Outcome complete(CustomerId customer, UserId user, AssignmentId assignment) {
        return ask(tx -> learning.complete(tx, OPERATOR, customer, user, assignment));
    }

    public Standing standing(CustomerId customer, UserId user) {
        return Objects.requireNonNull(
                ask(tx -> standings.of(tx, customer, List.of(user))).get(user));
    }

    public CustomerStanding standing(CustomerId customer) {
        return Objects.requireNonNull(
                ask(tx -> new CustomerStandings().of(tx, List.of(customer))).get(customer));
    }

    /** Everything stored is what the history gives. */
    public void assertVerified() {
        assertThat(new Verify(db).all(tenant).differences()).isEmpty();
    }

    @Override
    public void close() {
        pool.close();
        database.close();
    }

    private static HikariDataSource pool(TestDatabase database) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database.app());
        config.setMaximumPoolSize(4);
        config.setMinimumIdle(1);
        return new HikariDataSource(config);
    }
}
