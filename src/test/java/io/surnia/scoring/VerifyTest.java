package io.surnia.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.surnia.assignments.AssignmentId;
import io.surnia.assignments.Quiz;
import io.surnia.assignments.Target;
import io.surnia.assignments.Terms;
import io.surnia.customers.CustomerId;
import io.surnia.customers.CustomerType;
import io.surnia.library.LibraryKind;
import io.surnia.people.UserId;
import io.surnia.testing.TestEngine;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifyTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private final TestEngine engine = new TestEngine(TODAY, ZoneOffset.UTC);
    private final CustomerId customer = engine.customer(CustomerType.POWER);
    private final UserId ann = engine.user(customer);
    private final UserId bob = engine.user(customer);

    @BeforeEach
    void work() {
        AssignmentId quiz = engine.assign(
                customer, Terms.of(LibraryKind.VIDEO, "Quiz", TODAY).withQuiz(Quiz.DEFAULT), new Target.Everyone());
        engine.attempt(customer, ann, quiz, 50);
        engine.attempt(customer, ann, quiz, 90);
        engine.attempt(customer, bob, quiz, 40);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void findsNothingWhereNothingIsWrongAndSaysWhatItLookedAt() {
        Verification verification = new Verify(engine.db).all(engine.tenant);

        assertThat(verification.differences()).isEmpty();
        assertThat(verification.count()).isZero();
        assertThat(verification.users()).isEqualTo(2);
        assertThat(verification.customers()).isEqualTo(1);
        assertThat(verification.openDay()).isEqualTo(TODAY);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "update user_standings set hoot_score = hoot_score + 1 where hoot_score is not null | user",
                "update user_standings set num_attempts = 0 | user",
                "update user_standings set changes_on = null | user",
                "update user_standings set contribution[1] = 7 | user",
                "delete from user_standings | a standing",
                "update customer_totals set totals[3] = totals[3] + 1 | the totals of customer",
                "delete from customer_totals | the totals of customer",
                "update customer_counts set videos = 4 | the effective assignments of customer",
                "update enrollments set attempts = attempts + 1 | not counted as its attempts",
                "update enrollments set best_percent = 100 | not counted as its attempts",
                "update enrollments set completed_at = null | not counted as its attempts",
                "update enrollments set withdrawn_at = now() | is asked of the user, who is not enrolled",
                "delete from assignment_targets | is not asked of the user, who is enrolled",
                "delete from completions | not counted as its attempts",
                "insert into attempts select partner_id, customer_id, user_id, assignment_id, 1, at, percent, passed from attempts limit 1 | user",
                "update users set archived_at = now() | user",
                "insert into phishing_events (partner_id, customer_id, user_id, kind, at) select partner_id, customer_id, id, 'clicked', '2026-03-02 11:00Z' from users | user"
            })
    void findsWhatWasTamperedWith(String tampering, String sentence) {
        engine.database.execute(tampering);

        Verification verification = new Verify(engine.db).all(engine.tenant);

        assertThat(verification.count()).isPositive();
        assertThat(verification.differences())
                .anyMatch(difference -> difference.toString().contains(sentence));
    }
}
