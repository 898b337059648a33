package io.surnia.notices;

import static org.assertj.core.api.Assertions.assertThat;

import io.surnia.app.Rooms;
import io.surnia.assignments.AssignmentId;
import io.surnia.assignments.Notices.Notice;
import io.surnia.assignments.Rules;
import io.surnia.assignments.Target;
import io.surnia.assignments.Terms;
import io.surnia.customers.CustomerDetails;
import io.surnia.customers.CustomerId;
import io.surnia.customers.CustomerType;
import io.surnia.library.LibraryKind;
import io.surnia.people.ManagerDetails;
import io.surnia.people.ManagerId;
import io.surnia.people.RosterEntry;
import io.surnia.people.Rosters;
import io.surnia.people.User;
import io.surnia.people.UserId;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NoticesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final io.surnia.assignments.Notices USUAL = io.surnia.assignments.Notices.DEFAULT;

    private final Town town = new Town(TODAY, ZoneId.of("Europe/Lisbon"));
    private final CustomerId customer = town.customer(CustomerDetails.of("Harbour", CustomerType.POWER));

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void putsEverythingThatStartsOnADayIntoOneMail() {
        UserId ana = ana();
        assign("Phish", tomorrow());
        assign("Passwords", tomorrow());
        town.passDays(1);

        assertThat(kinds()).containsExactly("welcome ana", "first_notice ana");
        assertThat(town.column("subject", "first_notice")).containsExactly("New for you: 2 assignments");
        assertThat(town.column("text_body", "first_notice").getFirst())
                .contains("* Passwords", "* Phish", "Due December 24, 2026");
        assertThat(town.column("user_id", "first_notice")).containsExactly(Long.toString(ana.value()));
    }

    @Test
    void announcesWhatIsAssignedDuringADayTheNextMorningAndOnce() {
        ana();
        assign("Phish", TODAY);
        town.passDays(3);

        assertThat(kinds()).containsExactly("welcome ana", "first_notice ana");
    }

    @Test
    void givesANoticeOnceEvenWhereTheMailIsLongGone() {
        ana();
        assign("Phish", TODAY);
        town.passDays(1);
        town.run(
                tx -> tx.update("delete from mails where partner_id = :partner").execute());
        town.run(tx -> tx.update("update partners set open_day = open_day - 1 where id = :partner")
                .execute());
        town.rooms.nightly().close(town.tenant);

        assertThat(kinds()).isEmpty();
    }

    @Test
    void givesEachNoticeOnceHoweverManyNodesCloseTheDay() {
        for (int user = 0; user < 20; user++) {
            town.user(customer, "U" + user, null);
        }
        assign("Phish", tomorrow());
        town.rooms.notices().welcomes().run();
        town.sleepDays(1);
        Rooms other = town.node();
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> town.rooms.nightly().close(town.tenant)),
                        CompletableFuture.runAsync(() -> other.nightly().close(town.tenant)),
                        CompletableFuture.runAsync(
                                () -> other.notices().welcomes().run()))
                .join();

        assertThat(kinds()).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void leavesOutWhatALaterNoticeOvertookAfterDaysWithoutPower() {
        ana();
        assign("Long", tomorrow());
        town.rooms.notices().welcomes().run();
        town.sleepDays(40);
        town.rooms.nightly().close(town.tenant);

        assertThat(kinds()).containsExactly("welcome ana", "expiration_notice ana");
        List<String> given = town.ask(tx -> tx.query("""
                        select kind || ' ' || coalesce(left_out, 'given') from notices_given
                         where partner_id = :partner order by id""").mapTo(String.class).list());
        assertThat(given)
                .containsExactly("first_notice overtaken", "warning_notice overtaken", "expiration_notice given");
    }

    @Test
    void catchesUpInOrderWhereNothingWasOvertaken() {
        ana();
        assign("Long", tomorrow());
        town.rooms.notices().welcomes().run();
        town.sleepDays(5);
        town.rooms.nightly().close(town.tenant);

        assertThat(town.mails().stream().map(Town.Sent::toString))
                .containsExactly("2026-11-24 welcome ana", "2026-11-25 first_notice ana");
    }

    @Test
    void tellsNothingThatTheAssignmentSwitchesOff() {
        ana();
        town.assign(
                customer,
                Terms.of(LibraryKind.SURVEY, "Quiet", tomorrow())
                        .withNotices(USUAL.withTexts(Notice.OFF, Notice.OFF, Notice.OFF, Notice.OFF)),
                new Target.Everyone());
        town.passDays(40);

        assertThat(kinds()).containsExactly("welcome ana");
    }

    @Test
    void neitherWarnsNorBlamesForWhatIsOptional() {
        ana();
        town.assign(
                customer,
                Terms.of(LibraryKind.SURVEY, "Mood", tomorrow()).withRules(Rules.OPTIONAL),
                new Target.Everyone());
        town.passDays(40);

        assertThat(kinds()).containsExactly("welcome ana", "first_notice ana");
    }

    @Test
    void tellsNothingMoreToWhoeverHasDoneIt() {
        UserId ana = ana();
        assign("Phish", tomorrow());
        town.passDays(2);
        town.work(customer, ana, _ -> true);
        town.passDays(40);

        assertThat(kinds()).containsExactly("welcome ana", "first_notice ana");
    }

    @Test
    void takesBackWhatStillWaitsWhenSomebodyIsArchived() {
        UserId ana = ana();
        assign("Phish", tomorrow());
        town.passDays(1);
        town.run(tx -> town.rooms.users().archive(tx, Town.ACTOR, customer, ana));
        town.passDays(40);

        assertThat(kinds()).containsExactly("welcome ana");
    }

    @Test
    void usesTheAssignmentsOwnTextInAMailOfItsOwn() {
        ana();
        town.assign(
                customer,
                Terms.of(LibraryKind.SURVEY, "Mood", tomorrow())
                        .withNotices(USUAL.withTexts(
                                new Notice(true, "Tell us, {{learner.first_name}}", "Just *three* questions {{odd}}."),
                                Notice.ON,
                                Notice.ON,
                                Notice.OFF)),
                new Target.Everyone());
        assign("Phish", tomorrow());
        town.passDays(1);

        assertThat(town.column("subject", "first_notice"))
                .containsExactlyInAnyOrder("New for you: 1 assignment", "Tell us, Ana");
        assertThat(town.column("text_body", "first_notice"))
                .anyMatch(text -> text.contains("three questions {{odd}}."));
    }

    @Test
    void tellsAManagerOnceOfTheWholeTeam() {
        ManagerId ines = town.ask(tx -> town.rooms
                .managers()
                .add(tx, Town.ACTOR, customer, ManagerDetails.of("Ines", "Duarte", "ines@town.example")));
        town.user(customer, "Ana", ines);
        town.user(customer, "Bo", ines);
        assign("Phish", tomorrow());
        assign("Passwords", tomorrow());
        town.passDays(31);

        assertThat(town.column("subject", "manager_notice")).containsExactly("Overdue in your team: 2 people");
        assertThat(town.column("text_body", "manager_notice").getFirst())
                .contains("* Ana Test", "* Bo Test", "Phish (due December 24, 2026)", "/learn/");
    }

    @Test
    void welcomesNobodyWhereTheCustomerDoesNotWantItNotEvenLater() {
        change(details -> details.withWelcomeEmail(false));
        ana();
        change(details -> details.withWelcomeEmail(true));
        town.passDays(2);

        assertThat(kinds()).isEmpty();
    }

    @Test
    void welcomesWhoeverAnImportBringsAndMarksThemWelcomed() {
        Rosters rosters = new Rosters(town.rooms.audit());
        town.run(tx -> {
            try (var writer = rosters.lay(tx)) {
                writer.add(new RosterEntry(1, "Ana", "Sousa", "ana@town.example", null, List.of()));
                writer.add(new RosterEntry(2, "Bo", "Li", "bo@town.example", null, List.of()));
                writer.finish();
            }
            rosters.faults(tx, customer, 10);
            rosters.take(tx, Town.ACTOR, customer, false, _ -> {});
        });
        town.rooms.notices().welcomes().run();
        town.rooms.notices().welcomes().run();

        assertThat(kinds()).containsExactly("welcome ana", "welcome bo");
        List<User> users = town.ask(tx -> town.rooms.users().page(tx, customer, 0, 10));
        assertThat(users).hasSize(2).allMatch(user -> user.onboardedAt() != null);
    }

    @Test
    void tellsNobodyOfWhatHappenedBeforeItsFirstDay() {
        town.run(tx -> town.rooms.notices().days().start(tx, Town.ACTOR, TODAY.plusDays(3)));
        ana();
        assign("Before", tomorrow());
        assign("After", TODAY.plusDays(3));
        town.passDays(5);

        assertThat(town.mails().stream().map(Town.Sent::toString)).containsExactly("2026-11-27 first_notice ana");
        assertThat(town.column("text_body", "first_notice").getFirst())
                .contains("After")
                .doesNotContain("Before");
    }

    @Test
    void followsASandboxClockDayByDay() {
        ana();
        assign("Phish", tomorrow());
        town.rooms.clock().advance(town.tenant, Town.ACTOR, town.clock.instant().plus(Duration.ofDays(40)));

        assertThat(town.mails().stream().map(Town.Sent::toString))
                .containsExactly(
                        "2026-11-25 first_notice ana",
                        "2026-11-25 welcome ana",
                        "2026-12-17 warning_notice ana",
                        "2026-12-25 expiration_notice ana");
    }

    private UserId ana() {
        return town.user(customer, "Ana", null);
    }

    private AssignmentId assign(String name, LocalDate start) {
        return town.assign(customer, Terms.of(LibraryKind.SURVEY, name, start), new Target.Everyone());
    }

    private void change(UnaryOperator<CustomerDetails> change) {
        town.run(tx -> town.rooms.customers().change(tx, Town.ACTOR, customer, change));
    }

    private List<String> kinds() {
        return town.mails().stream().map(mail -> mail.kind() + " " + mail.who()).toList();
    }

    private static LocalDate tomorrow() {
        return TODAY.plusDays(1);
    }
}
