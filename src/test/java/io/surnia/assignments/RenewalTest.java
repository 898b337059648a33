package io.surnia.assignments;

import static org.assertj.core.api.Assertions.assertThat;

import io.surnia.customers.CustomerId;
import io.surnia.customers.CustomerType;
import io.surnia.library.LibraryId;
import io.surnia.library.LibraryItem;
import io.surnia.library.LibraryKind;
import io.surnia.library.NewLibraryItem;
import io.surnia.people.UserId;
import io.surnia.testing.TestEngine;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RenewalTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final Signature ANN = new Signature("Ann Example", "192.0.2.1");

    private final TestEngine engine = new TestEngine(TODAY, ZoneOffset.UTC);
    private final CustomerId customer = engine.customer(CustomerType.POWER);
    private final UserId ann = engine.user(customer);

    @AfterEach
    void everythingStoredAgreesWithTheHistory() {
        engine.assertVerified();
        engine.close();
    }

    @Test
    void asksForTheNewestVersionAndLeavesWhatWasAcceptedWithItsOwn() {
        LibraryItem first = policy("rules", 1, "Be kind.");
        AssignmentId old = engine.assign(
                customer,
                Terms.ofItem(first, TODAY).withRenewal(Renewal.on(TODAY.plusDays(10))),
                new Target.Everyone());
        accept(old);
        LibraryItem newest = policy("rules", 3, "Be kind, always.");
        policy("rules", 2, "Be kinder.");
        policy("others", 9, "Other rules.");

        engine.passDays(10);
        AssignmentId next = Objects.requireNonNull(find(old).renewed());
        accept(next);

        assertThat(find(old).terms().source().item()).isEqualTo(first.id());
        assertThat(find(next).terms().source()).isEqualTo(Source.of(newest));
        assertThat(find(next).terms().name()).isEqualTo(newest.title());
        assertThat(acceptedHashes()).containsExactly(first.contentHash(), newest.contentHash());
    }

    @Test
    void takesThePartnersOwnRevisionBeforeTheProgramsLaterVersion() {
        LibraryItem first = policy("rules", 1, "Be kind.");
        AssignmentId old =
                engine.assign(customer, Terms.ofItem(first, TODAY).withName("House rules"), new Target.Everyone());
        LibraryId second = revise(first.id(), "Ours.");
        LibraryId third = revise(second, "Ours, again.");
        policy("rules", 7, "The program's.");

        AssignmentId next = engine.ask(tx -> engine.assignments.renew(tx, TestEngine.OPERATOR, customer, old));

        assertThat(find(next).terms().source().item()).isEqualTo(third);
        assertThat(find(next).terms().name()).isEqualTo("House rules");
    }

    @Test
    void staysWithItsItemWhereNoOtherVersionIsOffered() {
        LibraryItem first = policy("rules", 1, "Be kind.");
        LibraryItem second = policy("rules", 2, "Be kinder.");
        AssignmentId old = engine.assign(customer, Terms.ofItem(first, TODAY), new Target.Everyone());
        engine.run(tx -> engine.editing.archive(tx, TestEngine.OPERATOR, second.id()));

        AssignmentId next = engine.ask(tx -> engine.assignments.renew(tx, TestEngine.OPERATOR, customer, old));

        assertThat(find(next).terms().source().item()).isEqualTo(first.id());
    }

    private LibraryItem policy(String key, int version, String text) {
        return engine.ask(tx -> engine.library
                .get(
                        tx,
                        engine.library.add(
                                tx,
                                new NewLibraryItem(
                                        key,
                                        LibraryKind.POLICY,
                                        version,
                                        "Rules " + version,
                                        null,
                                        null,
                                        null,
                                        text,
                                        null,
                                        null)))
                .orElseThrow());
    }

    private LibraryId revise(LibraryId id, String text) {
        return engine.ask(tx -> engine.editing.revise(
                tx,
                TestEngine.OPERATOR,
                id,
                was -> new NewLibraryItem(
                        null, was.kind(), was.version(), was.title(), null, null, null, text, null, null)));
    }

    private void accept(AssignmentId id) {
        assertThat(engine.<Learning.Outcome>ask(
                        tx -> engine.learning.accept(tx, TestEngine.OPERATOR, customer, ann, id, ANN)))
                .isEqualTo(Learning.Outcome.DONE);
    }

    private Assignment find(AssignmentId id) {
        return engine.ask(tx -> engine.assignments.find(tx, customer, id)).orElseThrow();
    }

    private List<String> acceptedHashes() {
        return engine.ask(tx -> tx.query(
                        "select encode(version_hash, 'hex') from acceptances where partner_id = :partner order by id")
                .mapTo(String.class)
                .list());
    }
}
