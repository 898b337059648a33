package io.surnia.assignments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surnia.administrators.AdministratorId;
import io.surnia.customers.CustomerId;
import io.surnia.customers.CustomerType;
import io.surnia.library.LibraryKind;
import io.surnia.people.GroupId;
import io.surnia.people.UserId;
import io.surnia.platform.problem.Problem;
import io.surnia.testing.TestEngine;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EnrolmentTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final Target EVERYONE = new Target.Everyone();

    private final TestEngine engine = new TestEngine(TODAY, ZoneId.of("Europe/Berlin"));
    private final CustomerId customer = engine.customer(CustomerType.POWER);

    @AfterEach
    void everythingStoredAgreesWithTheHistory() {
        engine.assertVerified();
        engine.close();
    }

    @Test
    void enrolsEveryoneWhereItStartsToday() {
        UserId ann = engine.user(customer);
        UserId bob = engine.user(customer);
        UserId elsewhere = engine.user(engine.customer(CustomerType.POWER));

        AssignmentId video = assign(TODAY, EVERYONE);

        assertThat(enrolled(video)).containsExactly(ann, bob).doesNotContain(elsewhere);
        assertThat(find(video).openedOn()).isEqualTo(TODAY);
    }

    @Test
    void isPendingWithoutARowUntilItsFirstDay() {
        UserId ann = engine.user(customer);

        AssignmentId video = assign(TODAY.plusDays(2), EVERYONE);

        assertThat(enrolled(video)).isEmpty();
        assertThat(load(ann).pending())
                .extracting(item -> item.assignment().id())
                .containsExactly(video);
        engine.passDays(1);
        assertThat(enrolled(video)).isEmpty();
        engine.passDays(1);
        assertThat(enrolled(video)).containsExactly(ann);
        assertThat(load(ann).pending()).isEmpty();
        assertThat(load(ann).active())
                .extracting(item -> item.assignment().id())
                .containsExactly(video);
    }

    @Test
    void enrolsWhoArrivesLater() {
        AssignmentId video = assign(TODAY, EVERYONE);
        engine.passDays(3);

        UserId late = engine.user(customer);

        assertThat(enrolled(video)).containsExactly(late);
    }

    @Test
    void enrolsWhoJoinsAGroupAndWithdrawsWhoLeavesIt() {
        GroupId group = engine.group(customer);
        UserId ann = engine.user(customer);
        AssignmentId video = assign(TODAY, new Target.OfGroup(group));
        assertThat(enrolled(video)).isEmpty();

        engine.run(tx -> engine.memberships.add(tx, TestEngine.OPERATOR, customer, group, List.of(ann)));
        assertThat(enrolled(video)).containsExactly(ann);

        engine.run(tx -> engine.memberships.remove(tx, TestEngine.OPERATOR, customer, group, List.of(ann)));
        assertThat(enrolled(video)).isEmpty();

        engine.run(tx -> engine.memberships.add(tx, TestEngine.OPERATOR, customer, group, List.of(ann)));
        assertThat(enrolled(video)).containsExactly(ann);
    }

    @Test
    void keepsWhoIsAskedOtherwise() {
        GroupId group = engine.group(customer);
        UserId ann = engine.user(customer);
        engine.run(tx -> engine.memberships.add(tx, TestEngine.OPERATOR, customer, group, List.of(ann)));
        AssignmentId video = assign(TODAY, new Target.OfGroup(group), new Target.OfUser(ann));

        engine.run(tx -> engine.memberships.remove(tx, TestEngine.OPERATOR, customer, group, List.of(ann)));
        assertThat(enrolled(video)).containsExactly(ann);

        engine.run(tx ->
                engine.assignments.removeTarget(tx, TestEngine.OPERATOR, customer, video, new Target.OfUser(ann)));
        assertThat(enrolled(video)).isEmpty();
    }

    @Test
    void asksNothingThroughAGroupThatIsRemovedAndKeepsWhatWasDone() {
        GroupId group = engine.group(customer);
        UserId ann = engine.user(customer);
        UserId bob = engine.user(customer);
        UserId eve = engine.user(customer);
        engine.run(tx -> engine.memberships.add(tx, TestEngine.OPERATOR, customer, group, List.of(ann, bob, eve)));
        AssignmentId video = assign(TODAY, new Target.OfGroup(group), new Target.OfUser(eve));
        AssignmentId pending = assign(TODAY.plusDays(2), new Target.OfGroup(group));
        engine.complete(customer, ann, video);

        engine.run(tx -> engine.groups.remove(tx, TestEngine.OPERATOR, customer, group));

        assertThat(enrolled(video)).containsExactly(ann, eve);
        assertThat(load(bob).active()).isEmpty();
        assertThat(load(bob).pending()).isEmpty();
        assertThat(engine.standing(customer, ann).completedAssignments()).isOne();
        assertThat(engine.<Boolean>ask(tx -> engine.assignments
                        .groupsOf(tx, customer, List.of(video, pending))
                        .isEmpty()))
                .isTrue();
        engine.passDays(2);
        assertThat(enrolled(pending)).isEmpty();
    }

    @Test
    void keepsWhatWasDoneWhenItIsNoLongerAsked() {
        UserId ann = engine.user(customer);
        AssignmentId video = assign(TODAY, new Target.OfUser(ann));
        engine.complete(customer, ann, video);

        engine.run(tx ->
                engine.assignments.removeTarget(tx, TestEngine.OPERATOR, customer, video, new Target.OfUser(ann)));

        assertThat(enrolled(video)).containsExactly(ann);
        assertThat(engine.standing(customer, ann).completedAssignments()).isOne();
    }

    @Test
    void withdrawsAnArchivedUserAndTakesTheRestoredOneBack() {
        UserId ann = engine.user(customer);
        AssignmentId video = assign(TODAY, EVERYONE);

        engine.run(tx -> engine.users.archive(tx, TestEngine.OPERATOR, customer, ann));
        assertThat(enrolled(video)).isEmpty();
        assertThat(engine.standing(customer).users()).isZero();

        engine.run(tx -> engine.users.restore(tx, TestEngine.OPERATOR, customer, ann));
        assertThat(enrolled(video)).containsExactly(ann);
        assertThat(engine.standing(customer).users()).isOne();
    }

    @Test
    void addsATargetToARunningAssignment() {
        UserId ann = engine.user(customer);
        UserId bob = engine.user(customer);
        AssignmentId video = assign(TODAY, new Target.OfUser(ann));

        engine.run(tx -> engine.assignments.addTarget(tx, TestEngine.OPERATOR, customer, video, EVERYONE));

        assertThat(enrolled(video)).containsExactly(ann, bob);
    }

    @Test
    void givesOneWindowToAllWhereItIsFixed() {
        engine.user(customer);
        AssignmentId video = assign(TODAY, EVERYONE);
        engine.passDays(10);
        engine.user(customer);

        assertThat(dueDays(video)).containsExactly(TODAY.plusDays(29), TODAY.plusDays(29));
    }

    @Test
    void givesEachTheWindowOfJoiningWhereItIsNot() {
        Terms terms = video(TODAY).withWindow(new Window(TODAY.plusDays(5), 10, false));
        engine.user(customer);
        AssignmentId video = engine.assign(customer, terms, EVERYONE);
        engine.passDays(20);
        engine.user(customer);

        assertThat(dueDays(video)).containsExactly(TODAY.plusDays(14), TODAY.plusDays(29));
    }

    @Test
    void isNeverDueAfterItsEnd() {
        Terms terms = video(TODAY)
                .withEffective(Effective.between(TODAY, TODAY.plusDays(40)))
                .withWindow(Window.fromJoining(TODAY));
        AssignmentId video = engine.assign(customer, terms, EVERYONE);
        engine.passDays(30);
        engine.user(customer);

        assertThat(dueDays(video)).containsExactly(TODAY.plusDays(40));
    }

    @Test
    void enrolsNobodyInWhatHasEndedOrIsArchived() {
        AssignmentId ending = engine.assign(
                customer, video(TODAY).withEffective(Effective.between(TODAY, TODAY.plusDays(29))), EVERYONE);
        AssignmentId archived = assign(TODAY, EVERYONE);
        engine.run(tx -> engine.assignments.archive(tx, TestEngine.OPERATOR, customer, archived));
        engine.passDays(30);

        UserId late = engine.user(customer);

        assertThat(enrolled(ending)).isEmpty();
        assertThat(enrolled(archived)).isEmpty();
        assertThat(load(late)).isEqualTo(new Load(List.of(), List.of(), List.of()));
    }

    @Test
    void listsWhatIsDoneEndedOrArchivedAsArchived() {
        UserId ann = engine.user(customer);
        AssignmentId done = assign(TODAY, EVERYONE);
        AssignmentId archived = assign(TODAY, EVERYONE);
        AssignmentId ended = engine.assign(
                customer, video(TODAY).withEffective(Effective.between(TODAY, TODAY.plusDays(29))), EVERYONE);
        AssignmentId active = assign(TODAY, EVERYONE);
        engine.complete(customer, ann, done);
        engine.run(tx -> engine.assignments.archive(tx, TestEngine.OPERATOR, customer, archived));
        engine.passDays(30);

        assertThat(load(ann).active())
                .extracting(item -> item.assignment().id())
                .containsExactly(active);
        assertThat(load(ann).archived())
                .extracting(item -> item.assignment().id())
                .containsExactly(done, archived, ended);
        assertThat(load(ann).archived().getFirst().completedAt()).isNotNull();
    }

    @Test
    void renewsAsANextVersionOnItsDay() {
        UserId ann = engine.user(customer);
        AssignmentId first =
                engine.assign(customer, video(TODAY).withRenewal(Renewal.on(TODAY.plusMonths(1))), EVERYONE);
        engine.complete(customer, ann, first);

        engine.passDays(31);

        Assignment old = find(first);
        assertThat(old.archivedAt()).isNotNull();
        Assignment next = find(Objects.requireNonNull(old.renewed()));
        assertThat(next.version()).isEqualTo(2);
        assertThat(next.parent()).isEqualTo(first);
        assertThat(next.terms().effective().start()).isEqualTo(TODAY.plusMonths(1));
        assertThat(next.terms().window().dueOn()).isEqualTo(TODAY.plusMonths(1).plusDays(29));
        assertThat(next.terms().renewal()).isEqualTo(Renewal.on(TODAY.plusMonths(2)));
        assertThat(enrolled(next.id())).containsExactly(ann);
    }

    @Test
    void takesBackWhatHasNotOpened() {
        AssignmentId pending = assign(TODAY.plusDays(1), EVERYONE);

        engine.run(tx -> engine.assignments.cancel(tx, TestEngine.OPERATOR, customer, pending));

        assertThat(engine.<Boolean>ask(
                        tx -> engine.assignments.find(tx, customer, pending).isEmpty()))
                .isTrue();
    }

    @Test
    void refusesTargetsOfAnotherCustomerAndTermsThatContradictThemselves() {
        UserId stranger = engine.user(engine.customer(CustomerType.POWER));

        assertThatThrownBy(() -> assign(TODAY, new Target.OfUser(stranger))).isInstanceOf(Problem.class);
        assertThatThrownBy(() ->
                        engine.assign(customer, video(TODAY).withWindow(Window.from(TODAY.minusDays(1))), EVERYONE))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> engine.assign(
                        customer, video(TODAY).withEffective(Effective.between(TODAY, TODAY.plusDays(28))), EVERYONE))
                .isInstanceOf(Problem.class);
    }

    @Test
    void keepsEveryTermThatItWasGiven() {
        Terms terms = video(TODAY)
                .withEffective(Effective.during(TODAY, new Span(6, Span.Unit.MONTH)))
                .withRenewal(new Renewal(TODAY.plusYears(1), 14))
                .withNotices(Notices.DEFAULT
                        .withMessages("Please watch", "Pity")
                        .withDays(3, 5)
                        .withTexts(
                                new Notices.Notice(true, "First", "Go"),
                                Notices.Notice.OFF,
                                Notices.Notice.ON,
                                new Notices.Notice(true, "HR", "Help")))
                .withQuiz(new Quiz(true, new java.math.BigDecimal("66.67")))
                .withRules(new Rules(true, true, true))
                .withReports(
                        new Reports(List.of(new AdministratorId(1000)), List.of("b@example.net", "c@example.net")));

        AssignmentId id = engine.assign(customer, terms, EVERYONE);

        assertThat(find(id).terms()).isEqualTo(terms);
    }

    private static Terms video(LocalDate start) {
        return Terms.of(LibraryKind.VIDEO, "Passwords", start);
    }

    private AssignmentId assign(LocalDate start, Target... targets) {
        return engine.assign(customer, video(start), targets);
    }

    private Assignment find(AssignmentId id) {
        return engine.ask(tx -> engine.assignments.find(tx, customer, id)).orElseThrow();
    }

    private Load load(UserId user) {
        return Objects.requireNonNull(
                engine.ask(tx -> engine.loads.of(tx, customer, List.of(user))).get(user));
    }

    private List<UserId> enrolled(AssignmentId assignment) {
        return engine.ask(tx -> tx.query("""
                select user_id from enrollments
                 where partner_id = :partner and assignment_id = :assignment and withdrawn_at is null order by user_id
                """)
                .bind("assignment", assignment.value())
                .map((row, _) -> new UserId(row.getLong("user_id")))
                .list());
    }

    private List<LocalDate> dueDays(AssignmentId assignment) {
        return engine.ask(tx -> tx.query("""
                select due_on from enrollments
                 where partner_id = :partner and assignment_id = :assignment order by user_id
                """)
                .bind("assignment", assignment.value())
                .mapTo(LocalDate.class)
                .list());
    }
}
