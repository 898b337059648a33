package io.surnia.notices;

import static org.assertj.core.api.Assertions.assertThat;

import io.surnia.administrators.AdministratorDetails;
import io.surnia.assignments.Notices.Notice;
import io.surnia.assignments.Renewal;
import io.surnia.assignments.Target;
import io.surnia.assignments.Terms;
import io.surnia.assignments.Window;
import io.surnia.customers.CustomerDetails;
import io.surnia.customers.CustomerId;
import io.surnia.customers.CustomerType;
import io.surnia.library.LibraryKind;
import io.surnia.people.GroupDetails;
import io.surnia.people.GroupDetails.HrContact;
import io.surnia.people.GroupId;
import io.surnia.people.ManagerDetails;
import io.surnia.people.ManagerId;
import io.surnia.people.UserId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A year of a customer of each type, in a zone whose clocks change on 8 March and 1 November. */
class NoticeYearTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 14);
    private static final LocalDate BO_COMES = LocalDate.of(2026, 5, 1);
    private static final LocalDate BO_GOES = LocalDate.of(2026, 7, 1);
    private static final LocalDate ANA_RESTS = LocalDate.of(2026, 7, 15);
    private static final LocalDate ANA_RETURNS = LocalDate.of(2026, 8, 20);
    private static final LocalDate HAL_RESTS = LocalDate.of(2026, 4, 1);

    private static @Nullable Town town;

    @BeforeAll
    static void liveThroughTheYear() {
        Town here = new Town(FIRST, ZoneId.of("America/New_York"));
        town = here;
        here.<Integer>ask(here.rooms.library()::stock);

        CustomerId autopilot = here.customer(CustomerDetails.of("Autopilot", CustomerType.STANDARD));
        ManagerId ines = manager(here, autopilot, "ines");
        UserId ana = here.user(autopilot, "Ana", ines);
        CustomerId power = here.customer(CustomerDetails.of("Power", CustomerType.POWER));
        UserId pia = assignByHand(here, power);
        CustomerId hootphish = here.customer(CustomerDetails.of("Hoot", CustomerType.HOOTPHISH));
        UserId hal = here.user(hootphish, "Hal", null);

        UserId bo = ana;
        for (LocalDate day = FIRST; day.isBefore(FIRST.plusYears(1)); day = here.today()) {
            if (day.equals(BO_COMES)) {
                bo = here.user(autopilot, "Bo", ines);
            }
            if (day.equals(BO_GOES)) {
                UserId leaver = bo;
                here.run(tx -> here.rooms.users().archive(tx, Town.ACTOR, autopilot, leaver));
            }
            if (day.isBefore(ANA_RESTS) || day.isAfter(ANA_RETURNS)) {
                here.work(autopilot, ana, _ -> true);
            }
            here.work(power, pia, _ -> true);
            if (day.isBefore(HAL_RESTS)) {
                here.work(hootphish, hal, _ -> true);
            }
            here.passDays(1);
        }
    }

    /** A policy for all at the desk with every notice, which renews; a survey of which only the first notice is sent. */
    private static UserId assignByHand(Town here, CustomerId power) {
        ManagerId ivo = manager(here, power, "ivo");
        UserId pia = here.user(power, "Pia", ivo);
        UserId quin = here.user(power, "Quin", ivo);
        GroupId desk = here.ask(tx -> here.rooms
                .groups()
                .add(
                        tx,
                        Town.ACTOR,
                        power,
                        GroupDetails.of("Desk").withHr(new HrContact("Olga", "P", "olga@town.example"))));
        here.run(tx -> {
            here.rooms.memberships().add(tx, Town.ACTOR, power, desk, List.of(pia, quin));
            here.rooms
                    .administrators()
                    .create(tx, Town.ACTOR, AdministratorDetails.of("Mara", "L", "mara@town.example"));
        });
        io.surnia.assignments.Notices usual = io.surnia.assignments.Notices.DEFAULT;
        here.assign(
                power,
                Terms.of(LibraryKind.POLICY, "Rules", LocalDate.of(2026, 2, 10))
                        .withNotices(usual.withTexts(Notice.ON, Notice.ON, Notice.ON, Notice.ON))
                        .withRenewal(Renewal.on(LocalDate.of(2026, 10, 15))),
                new Target.OfGroup(desk));
        here.assign(
                power,
                Terms.of(LibraryKind.SURVEY, "Mood", LocalDate.of(2026, 3, 1))
                        .withWindow(new Window(LocalDate.of(2026, 3, 5), 10, true))
                        .withNotices(usual.withTexts(Notice.ON, Notice.OFF, Notice.OFF, Notice.OFF)),
                new Target.OfUser(quin));
        return pia;
    }

    private static ManagerId manager(Town here, CustomerId customer, String name) {
        return here.ask(tx -> here.rooms
                .managers()
                .add(tx, Town.ACTOR, customer, ManagerDetails.of(name, "D", name + "@town.example")));
    }

    @AfterAll
    static void close() {
        Objects.requireNonNull(town).close();
    }

    /**
     * Ana does everything on its day, but rests in the summer. Bo comes on 1 May, is asked for the basics and for what is
     * still owed, does nothing, and goes on 1 July. Of what ends with its due day nothing can be overdue.
     */
    @Test
    void tellsTheLearnersOfAnAutopilotCustomerAndTheirManager() {
        assertThat(mailsTo("ana", "bo", "ines")).containsExactly("""
                2026-01-14 welcome ana
                2026-01-15 first_notice ana
                2026-02-15 first_notice ana
                2026-02-25 first_notice ana
                2026-03-15 first_notice ana
                2026-04-15 first_notice ana
                2026-05-01 welcome bo
                2026-05-02 first_notice bo
                2026-05-07 warning_notice bo
                2026-05-15 first_notice ana
                2026-05-15 first_notice bo
                2026-05-17 warning_notice bo
                2026-05-23 warning_notice bo
                2026-05-25 first_notice ana
                2026-05-25 first_notice bo
                2026-05-31 expiration_notice bo
                2026-05-31 manager_notice ines
                2026-06-06 warning_notice bo
                2026-06-14 expiration_notice bo
                2026-06-14 manager_notice ines
                2026-06-15 first_notice ana
                2026-06-15 first_notice bo
                2026-06-16 warning_notice bo
                2026-06-24 expiration_notice bo
                2026-06-24 manager_notice ines
                2026-07-15 first_notice ana
                2026-08-06 warning_notice ana
                2026-08-14 expiration_notice ana
                2026-08-14 manager_notice ines
                2026-08-15 first_notice ana
                2026-08-25 first_notice ana
                2026-09-15 first_notice ana
                2026-10-15 first_notice ana
                2026-11-15 first_notice ana
                2026-11-25 first_notice ana
                2026-12-15 first_notice ana
                """.lines().toArray(String[]::new));
    }

    /** Pia does everything at once, Quin nothing. */
    @Test
    void tellsTheLearnersOfAPowerCustomerAndWhoAnswersForThem() {
        assertThat(mailsTo("pia", "quin", "ivo", "olga", "mara"))
                .containsExactly("""
                2026-01-14 welcome pia
                2026-01-14 welcome quin
                2026-02-10 first_notice pia
                2026-02-10 first_notice quin
                2026-03-04 warning_notice quin
                2026-03-05 first_notice quin
                2026-03-12 expiration_notice quin
                2026-03-12 manager_notice ivo
                2026-03-18 hr_notice olga
                2026-09-15 renewal_notice mara
                2026-10-15 first_notice pia
                2026-10-15 first_notice quin
                2026-11-06 warning_notice quin
                2026-11-14 expiration_notice quin
                2026-11-14 manager_notice ivo
                2026-11-20 hr_notice olga
                """.lines().toArray(String[]::new));
    }

    /** Hal does the first exercise and no other; nobody answers for him. */
    @Test
    void tellsTheLearnersOfAHootphishCustomer() {
        assertThat(mailsTo("hal")).containsExactly("""
                2026-01-14 welcome hal
                2026-02-25 first_notice hal
                2026-05-25 first_notice hal
                2026-06-16 warning_notice hal
                2026-06-24 expiration_notice hal
                2026-08-25 first_notice hal
                2026-09-16 warning_notice hal
                2026-09-24 expiration_notice hal
                2026-11-25 first_notice hal
                2026-12-17 warning_notice hal
                2026-12-25 expiration_notice hal
                """.lines().toArray(String[]::new));
    }

    @Test
    void tellsNobodyElse() {
        assertThat(Objects.requireNonNull(town).mails())
                .extracting(Town.Sent::who)
                .containsOnly("ana", "bo", "ines", "pia", "quin", "ivo", "olga", "mara", "hal");
    }

    /** On days of 23 and of 25 hours, too. */
    @Test
    void mailsAtEightInTheMorning() {
        assertThat(Objects.requireNonNull(town)
                        .column("(due_at at time zone 'America/New_York')::time", "first_notice"))
                .hasSizeGreaterThan(20)
                .containsOnly("08:00:00");
    }

    private static Stream<String> mailsTo(String... people) {
        return Objects.requireNonNull(town).mails().stream()
                .filter(mail -> List.of(people).contains(mail.who()))
                .map(Town.Sent::toString);
    }
}
