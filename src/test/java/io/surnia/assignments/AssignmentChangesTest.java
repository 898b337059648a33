package io.surnia.assignments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surnia.customers.CustomerId;
import io.surnia.customers.CustomerType;
import io.surnia.library.LibraryKind;
import io.surnia.partner.AuditEntry;
import io.surnia.people.UserId;
import io.surnia.platform.problem.Problem;
import io.surnia.testing.TestEngine;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AssignmentChangesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final Target EVERYONE = new Target.Everyone();
    private static final Rules RETAKE = new Rules(false, false, true);

    private final TestEngine engine = new TestEngine(TODAY, ZoneId.of("Europe/Berlin"));
    private final CustomerId customer = engine.customer(CustomerType.POWER);
    private final UserId ann = engine.user(customer);
    private final UserId bob = engine.user(customer);
    private final AssignmentId video = engine.assign(customer, Terms.of(LibraryKind.VIDEO, "Video", TODAY), EVERYONE);

    @AfterEach
    void everythingStoredAgreesWithTheHistory() {
        engine.assertVerified();
        engine.close();
    }

    @Test
    void movesTheDueDayOfWhoeverHasNotDoneItAndOfNobodyElse() {
        engine.complete(customer, ann, video);

        change(terms -> terms.withWindow(new Window(TODAY, 10, true)));

        assertThat(dueOn(bob)).isEqualTo(TODAY.plusDays(9));
        assertThat(dueOn(ann)).isEqualTo(TODAY.plusDays(29));
    }

    @Test
    void makesWhoIsLateTimelyAgainWhenTheWindowGrows() {
        change(terms -> terms.withWindow(new Window(TODAY, 2, true)));
        engine.passDays(3);
        assertThat(engine.standing(customer, bob).isCompliant()).isFalse();

        change(terms -> terms.withWindow(new Window(TODAY, 20, true)));

        assertThat(engine.standing(customer, bob).isCompliant()).isTrue();
    }

    @Test
    void isPendingAgainWhenItsFirstDayMovesAheadAndKeepsWhatWasDone() {
        engine.complete(customer, ann, video);

        change(terms -> terms.beginningOn(TODAY.plusDays(5)));

        assertThat(find().openedOn()).isNull();
        assertThat(names(load(bob).pending())).containsExactly("Video");
        assertThat(names(load(ann).archived())).containsExactly("Video");
        assertThat(load(ann).pending()).isEmpty();
        engine.passDays(5);
        assertThat(names(load(bob).active())).containsExactly("Video");
        assertThat(names(load(ann).archived())).containsExactly("Video");
        assertThat(dueOn(bob)).isEqualTo(TODAY.plusDays(34));
    }

    @Test
    void isAskedAgainOfWhoCameMeanwhileWhenItsEndMovesAhead() {
        change(terms -> terms.withWindow(new Window(TODAY, 2, true))
                .withEffective(Effective.between(TODAY, TODAY.plusDays(2))));
        engine.passDays(4);
        UserId late = engine.user(customer);
        assertThat(load(late).active()).isEmpty();

        change(terms -> terms.withEffective(Effective.between(TODAY, TODAY.plusDays(30))));

        assertThat(names(load(late).active())).containsExactly("Video");
    }

    @Test
    void isDoneAgainByEveryoneOnceARetakeIsAsked() {
        engine.complete(customer, ann, video);
        engine.passDays(40);

        change(terms -> terms.withRules(RETAKE));

        assertThat(names(load(ann).active())).containsExactly("Video");
        assertThat(dueOn(ann)).isEqualTo(TODAY.plusDays(69));
        assertThat(engine.standing(customer, ann).completedAssignments()).isZero();
        assertThat(engine.complete(customer, ann, video)).isEqualTo(Learning.Outcome.DONE);
        assertThat(engine.standing(customer, ann).completedAssignments()).isOne();
    }

    @Test
    void refusesToBecomeSomethingElse() {
        assertThatThrownBy(() -> change(terms -> new Terms(
                        LibraryKind.POLICY,
                        terms.name(),
                        terms.effective(),
                        terms.window(),
                        null,
                        terms.notices(),
                        terms.source(),
                        null,
                        terms.quiz(),
                        terms.rules(),
                        null,
                        terms.reports())))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("type");
        assertThatThrownBy(() -> change(terms -> terms.withSource(new Source(null, null, null, "other.pdf", "pdf"))))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("renew it instead");
        assertThatThrownBy(() -> change(terms -> terms.withCourse(new Course(1, 2))))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("programme");
    }

    @Test
    void isOwedAgainByThoseWhomItAsksNowWhenItIsRestored() {
        engine.run(tx -> engine.assignments.archive(tx, TestEngine.OPERATOR, customer, video));
        UserId late = engine.user(customer);
        engine.run(tx -> engine.users.archive(tx, TestEngine.OPERATOR, customer, bob));

        engine.run(tx -> engine.assignments.restore(tx, TestEngine.OPERATOR, customer, video));

        assertThat(names(load(ann).active())).containsExactly("Video");
        assertThat(names(load(late).active())).containsExactly("Video");
        assertThat(load(bob).active()).isEmpty();
    }

    @Test
    void isNotRestoredOnceItsNextVersionHasTakenItsPlace() {
        engine.run(tx -> engine.assignments.renew(tx, TestEngine.OPERATOR, customer, video));

        assertThatThrownBy(() -> engine.run(tx -> engine.assignments.restore(tx, TestEngine.OPERATOR, customer, video)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("renewed");
    }

    @Test
    void leavesARecordOfWhatChanged() {
        change(terms -> terms.withName("Films"));

        List<AuditEntry> entries = engine.ask(tx -> engine.audit.page(tx, 0, 100));
        assertThat(entries)
                .filteredOn(entry -> entry.action().equals("change"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.subject().id()).isEqualTo(video.value());
                    assertThat(entry.before()).contains("Video").doesNotContain("window");
                    assertThat(entry.after()).contains("Films");
                });
    }

    private void change(UnaryOperator<Terms> change) {
        engine.run(tx -> engine.assignments.change(tx, TestEngine.OPERATOR, customer, video, change));
    }

    private Assignment find() {
        return engine.ask(tx -> engine.assignments.find(tx, customer, video)).orElseThrow();
    }

    private Load load(UserId user) {
        return engine.ask(tx -> engine.loads.of(tx, customer, List.of(user))).getOrDefault(user, Load.NONE);
    }

    private static List<String> names(List<Load.Item> items) {
        return items.stream().map(item -> item.assignment().name()).toList();
    }

    private LocalDate dueOn(UserId user) {
        return engine.ask(tx -> tx.query("""
                        select due_on from enrollments
                         where partner_id = :partner and user_id = :user and assignment_id = :assignment""")
                .bind("user", user.value())
                .bind("assignment", video.value())
                .mapTo(LocalDate.class)
                .one());
    }
}
