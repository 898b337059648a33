package io.surnia.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.surnia.assignments.AssignmentId;
import io.surnia.assignments.Effective;
import io.surnia.assignments.Renewal;
import io.surnia.assignments.Target;
import io.surnia.assignments.Terms;
import io.surnia.assignments.Window;
import io.surnia.customers.CustomerId;
import io.surnia.customers.CustomerType;
import io.surnia.library.LibraryKind;
import io.surnia.people.UserId;
import io.surnia.phishing.PhishingEventKind;
import io.surnia.testing.TestEngine;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NightlyTest {
    // Clocks go forward in Berlin on 29 March 2026 and back on 25 October.
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate BEFORE_SUMMER = LocalDate.of(2026, 3, 27);

    private final TestEngine engine = new TestEngine(BEFORE_SUMMER, BERLIN);
    private final CustomerId customer = engine.customer(CustomerType.POWER);
    private final UserId ann = engine.user(customer);

    @AfterEach
    void everythingStoredAgreesWithTheHistory() {
        engine.assertVerified();
        engine.close();
    }

    @Test
    void turnsTheDayAtThePartnersMidnightOnBothSidesOfTheClockChange() {
        assign(video(BEFORE_SUMMER).withWindow(new Window(BEFORE_SUMMER, 2, true)));
        // Saturday 28 March is the due day; noon of the 27th to 23:30 of the 28th are 35.5 hours.
        engine.clock.advance(Duration.ofMinutes(35 * 60 + 30));
        engine.nightly.close(engine.tenant);
        assertThat(engine.standing(customer, ann).isCompliant()).isTrue();

        engine.clock.advance(Duration.ofMinutes(31));
        engine.nightly.close(engine.tenant);
        assertThat(engine.standing(customer, ann).isCompliant()).isFalse();
        assertThat(openDay()).isEqualTo("2026-03-29");

        // The day of the change has 23 hours.
        engine.clock.advance(Duration.ofHours(23));
        assertThat(engine.nightly.close(engine.tenant)).isOne();
        assertThat(openDay()).isEqualTo("2026-03-30");
    }

    @Test
    void doesNothingTwice() {
        engine.sleepDays(1);

        assertThat(engine.nightly.close(engine.tenant)).isOne();
        assertThat(engine.nightly.close(engine.tenant)).isZero();
    }

    @Test
    void catchesUpOverMissedDaysAsIfEachHadBeenDone() {
        AssignmentId first = assign(video(BEFORE_SUMMER.plusDays(3))
                .withWindow(Window.fromJoining(BEFORE_SUMMER.plusDays(3)))
                .withRenewal(Renewal.on(BEFORE_SUMMER.plusDays(10))));

        engine.sleepDays(40);
        assertThat(engine.nightly.close(engine.tenant)).isEqualTo(40);

        List<LocalDate> opened =
                engine.ask(tx -> tx.query("select opened_on from assignments where partner_id = :partner order by id")
                        .mapTo(LocalDate.class)
                        .list());
        assertThat(opened)
                .startsWith(BEFORE_SUMMER.plusDays(3), BEFORE_SUMMER.plusDays(10), BEFORE_SUMMER.plusDays(17));
        assertThat(first).isNotNull();
        assertThat(openDay()).isEqualTo(BEFORE_SUMMER.plusDays(40));
    }

    @Test
    void countsWhatIsEffectiveAndNoMoreAfterItsEnd() {
        assign(video(BEFORE_SUMMER)
                .withEffective(Effective.between(BEFORE_SUMMER, BEFORE_SUMMER.plusDays(3)))
                .withWindow(new Window(BEFORE_SUMMER, 3, true)));
        assign(video(BEFORE_SUMMER.plusDays(2)));
        assertThat(videos()).isOne();

        engine.passDays(2);
        assertThat(videos()).isEqualTo(2);
        engine.passDays(1);
        assertThat(videos()).isEqualTo(2);
        engine.passDays(1);
        assertThat(videos()).isOne();
    }

    @Test
    void letsAMissedDueDayLowerTheScoreAndCompliance() {
        AssignmentId done = assign(video(BEFORE_SUMMER));
        assign(video(BEFORE_SUMMER).withWindow(new Window(BEFORE_SUMMER, 5, true)));
        engine.complete(customer, ann, done);
        assertThat(engine.standing(customer, ann).hootScore()).isEqualTo(100);
        assertThat(engine.standing(customer).compliance().get(LibraryKind.VIDEO))
                .isEqualTo(50);

        engine.passDays(4);
        assertThat(engine.standing(customer, ann).hootScore()).isEqualTo(100);
        engine.passDays(1);
        assertThat(engine.standing(customer, ann).hootScore()).isEqualTo(50);
        assertThat(engine.standing(customer, ann).isCompliant()).isFalse();
    }

    @Test
    void forgetsAClickAfterNinetyDaysAndNeverCountsAScanner() {
        AssignmentId done = assign(video(BEFORE_SUMMER));
        engine.complete(customer, ann, done);
        engine.run(tx -> {
            engine.phishing.record(tx, customer, ann, null, PhishingEventKind.CLICKED, false);
            engine.phishing.record(tx, customer, ann, null, PhishingEventKind.SUBMITTED, true);
            engine.phishing.record(tx, customer, ann, null, PhishingEventKind.OPENED, false);
        });
        assertThat(engine.standing(customer, ann).hootScore()).isEqualTo(95);

        engine.sleepDays(89);
        engine.nightly.close(engine.tenant);
        assertThat(engine.standing(customer, ann).hootScore()).isEqualTo(95);
        engine.passDays(1);
        assertThat(engine.standing(customer, ann).hootScore()).isEqualTo(100);
    }

    @Test
    void doesADayOnceOnSeveralNodes() throws Exception {
        for (int number = 0; number < 20; number++) {
            assign(video(BEFORE_SUMMER.plusDays(1 + number % 3)));
        }
        engine.sleepDays(3);

        try (var nodes = Executors.newFixedThreadPool(3)) {
            Callable<Integer> node = () -> engine.nightly.close(engine.tenant);
            for (var result : nodes.invokeAll(List.of(node, node, node))) {
                assertThat(result.get()).isBetween(0, 3);
            }
        }

        assertThat(videos()).isEqualTo(20);
        assertThat(openDay()).isEqualTo(BEFORE_SUMMER.plusDays(3));
    }

    @Test
    void foldsTheTotalsIntoOneRow() {
        AssignmentId done = assign(video(BEFORE_SUMMER));
        engine.complete(customer, ann, done);
        CustomerStanding before = engine.standing(customer);

        engine.nightly.fold(engine.tenant);

        assertThat(engine.standing(customer)).isEqualTo(before);
        int rows = engine.ask(tx -> tx.query("select count(*) from customer_totals where partner_id = :partner")
                .mapTo(Integer.class)
                .one());
        assertThat(rows).isOne();
    }

    private static Terms video(LocalDate start) {
        return Terms.of(LibraryKind.VIDEO, "Passwords", start);
    }

    private AssignmentId assign(Terms terms) {
        return engine.assign(customer, terms, new Target.Everyone());
    }

    private int videos() {
        return engine.standing(customer).effective().getOrDefault(LibraryKind.VIDEO, 0);
    }

    private LocalDate openDay() {
        return engine.ask(OpenDay::read);
    }
}
