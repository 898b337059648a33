package io.surnia.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.surnia.administrators.AdministratorDetails;
import io.surnia.app.Rooms;
import io.surnia.assignments.AssignmentId;
import io.surnia.assignments.Target;
import io.surnia.assignments.Terms;
import io.surnia.customers.CustomerDetails;
import io.surnia.customers.CustomerId;
import io.surnia.customers.CustomerType;
import io.surnia.library.LibraryKind;
import io.surnia.partner.Actor;
import io.surnia.partner.PartnerDetails;
import io.surnia.partner.Scope;
import io.surnia.people.UserDetails;
import io.surnia.people.UserId;
import io.surnia.phishing.PhishingEventKind;
import io.surnia.platform.crypto.Sealer;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import io.surnia.platform.time.Tenant;
import io.surnia.provisioning.ImportOptions;
import io.surnia.provisioning.ImportProgress;
import io.surnia.testing.MovableClock;
import io.surnia.testing.TestDatabase;
import io.surnia.testing.TestPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhooksTest {
    private static final Actor ACTOR = new Actor.Operator("test");

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final HikariDataSource pool = pool(database);
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T12:00:00Z"));
    private final Sealer sealer = new Sealer(new byte[Sealer.KEY_LENGTH]);
    private final Rooms rooms = Rooms.on(pool, clock, sealer, "mail.example", true);
    private final Tenant tenant = rooms.partners()
            .create(ACTOR, PartnerDetails.of("Northwind", "hello@example.net"))
            .tenant();
    private final CustomerId customer = ask(tx -> rooms.customers()
            .create(tx, ACTOR, CustomerDetails.of("Harbour", CustomerType.POWER))
            .id());
    private final Receiver receiver = new Receiver();
    private final Deliverer deliverer = deliverer(true);

    @AfterEach
    void close() {
        deliverer.close();
        receiver.close();
        pool.close();
        database.close();
    }

    @Test
    void tellsAllThatAnIntegratorWaitsForInTheOrderInWhichItHappenedToAPerson() {
        add(List.of());
        UserId ann = user("ann");
        AssignmentId video = assign();
        ask(tx -> rooms.learning().complete(tx, ACTOR, customer, ann, video));
        ask(tx -> {
            rooms.phishing().record(tx, customer, ann, null, PhishingEventKind.CLICKED, false);
            return rooms.exposures().record(tx, customer, "ann@example.net", "Adobe", tx.now());
        });
        ask(tx -> {
            rooms.users().archive(tx, ACTOR, customer, ann);
            return true;
        });

        deliverAll();

        assertThat(events("user/" + ann.value()))
                .containsSubsequence(
                        "user.created",
                        "assignment.assigned",
                        "assignment.completed",
                        "score.changed",
                        "phishing.clicked",
                        "user.archived");
        assertThat(receiver.got).extracting(Receiver.Got::event).contains("exposure.found", "assignment.created");
        JsonNode completed = body("assignment.completed");
        assertThat(completed.path("customer_id").asLong()).isEqualTo(customer.value());
        assertThat(completed.path("data").path("name").asText()).isEqualTo("Video");
        assertThat(completed.path("data").path("completed_at").asLong())
                .isEqualTo(clock.instant().getEpochSecond());
    }

    @Test
    void tellsOnTheDayAfterTheLastThatSomethingIsOverdue() {
        add(List.of("assignment.overdue"));
        UserId ann = user("ann");
        AssignmentId video = assign();

        clock.advance(Duration.ofDays(29));
        rooms.nightly().close(tenant);
        deliverAll();
        assertThat(receiver.got).isEmpty();
        clock.advance(Duration.ofDays(1));
        rooms.nightly().close(tenant);
        deliverAll();

        assertThat(receiver.got).hasSize(1);
        JsonNode data = body("assignment.overdue").path("data");
        assertThat(data.path("user_id").asLong()).isEqualTo(ann.value());
        assertThat(data.path("assignment_id").asLong()).isEqualTo(video.value());
        assertThat(data.path("due_date").asText()).isEqualTo("2026-12-23");
    }

    @Test
    void sendsOnlyWhatTheEndpointWants() {
        add(List.of("user.*"));

        user("ann");
        assign();
        deliverAll();

        assertThat(receiver.got).extracting(Receiver.Got::event).containsOnly("user.created");
    }

    @Test
    void tellsOfEachWhomAListBringsChangesOrTakesAway() {
        UserId ann = user("ann");
        UserId bob = user("bob");
        add(List.of("user.*"));

        load("Anna,Example,ann@example.net\nCy,Example,cy@example.net\n");
        deliverAll();

        assertThat(events("user/" + ann.value())).containsExactly("user.updated");
        assertThat(events("user/" + bob.value())).containsExactly("user.archived");
        assertThat(body("user.created").path("data").path("email_address").asText())
                .isEqualTo("cy@example.net");
        assertThat(receiver.got).hasSize(3);

        load("Anna,Example,ann@example.net\nCy,Example,cy@example.net\nbob,Example,bob@example.net\n");
        deliverAll();

        assertThat(events("user/" + bob.value())).containsExactly("user.archived", "user.restored");
        assertThat(receiver.got).hasSize(4);
    }

    private void load(String file) {
        rooms.userImports()
                .load(
                        tenant,
                        ACTOR,
                        customer,
                        new ByteArrayInputStream(file.getBytes(UTF_8)),
                        ImportOptions.PLAIN.archivingMissing(),
                        ImportProgress.SILENT);
    }

    @Test
    void isQuietAboutWhatNobodyCanAskFor() {
        IssuedEndpoint endpoint = add(List.of());

        ask(tx ->
                rooms.administrators().create(tx, ACTOR, AdministratorDetails.of("Mara", "Lind", "mara@example.net")));
        ask(tx -> rooms.keys().issue(tx, ACTOR, "spare", new Scope.WholePartner(), false, null));

        assertThat(deliveries(endpoint)).isEmpty();
    }

    @Test
    void signsWhatItSends() {
        IssuedEndpoint endpoint = add(List.of());

        user("ann");
        deliverAll();

        Receiver.Got got = receiver.got.getFirst();
        assertThat(got.signature())
                .isEqualTo(Signature.of(endpoint.secret().getBytes(UTF_8), clock.instant(), got.body()))
                .matches("t=\\d+,v1=[0-9a-f]{64}");
    }

    @Test
    void triesAgainInOrderUntilTheReceiverIsBack() {
        IssuedEndpoint endpoint = add(List.of("user.*"));
        receiver.status = 500;
        UserId ann = user("ann");
        ask(tx -> {
            rooms.users().archive(tx, ACTOR, customer, ann);
            return true;
        });

        deliverAll();
        assertThat(receiver.got).extracting(Receiver.Got::event).containsExactly("user.created");
        assertThat(deliveries(endpoint).getFirst())
                .satisfies(first -> assertThat(first.lastStatus()).isEqualTo(500))
                .satisfies(first -> assertThat(first.attempts()).isOne());

        receiver.status = 200;
        clock.advance(Deliverer.PAUSES.getFirst());
        deliverAll();
        assertThat(receiver.got)
                .extracting(Receiver.Got::event)
                .containsExactly("user.created", "user.created", "user.archived");
        assertThat(deliveries(endpoint))
                .allSatisfy(delivery -> assertThat(delivery.deliveredAt()).isNotNull());
    }

    @Test
    void givesUpAfterThreeDaysAndReplaysOnDemand() {
        IssuedEndpoint endpoint = add(List.of("user.*"));
        receiver.status = 503;
        user("ann");
        for (int i = 0; i < 40; i++) {
            deliverAll();
            clock.advance(Duration.ofHours(6));
        }
        Delivery failed = deliveries(endpoint).getFirst();
        assertThat(failed.failedAt()).isBetween(failed.createdAt().plus(Deliverer.PERSEVERANCE), clock.instant());
        assertThat(failed.attempts()).isBetween(12, 20);
        int tries = receiver.got.size();

        receiver.status = 200;
        ask(tx -> rooms.webhooks().replay(tx, ACTOR, endpoint.endpoint().id(), failed.id()));
        deliverAll();

        assertThat(receiver.got).hasSize(tries + 1);
        assertThat(receiver.got.getLast().event()).isEqualTo("user.created");
    }

    @Test
    void keepsNobodyWaitingForASlowReceiver() {
        try (Receiver slow = new Receiver()) {
            slow.gate = new CountDownLatch(1);
            ask(tx -> rooms.webhooks().add(tx, ACTOR, EndpointDetails.of(slow.url())));
            add(List.of());
            user("ann");

            deliverer.begin();
            await(() -> !receiver.got.isEmpty() && !slow.got.isEmpty());

            assertThat(receiver.got).extracting(Receiver.Got::event).contains("user.created");
            slow.gate.countDown();
        }
    }

    @Test
    void isTakenOverFromANodeThatDied() {
        IssuedEndpoint endpoint = add(List.of());
        user("ann");
        EndpointStore store = new EndpointStore();
        Instant now = clock.instant();
        ask(tx -> store.claim(tx, endpoint.endpoint().id(), now, now.plus(Duration.ofMinutes(2))));

        deliverAll();
        assertThat(receiver.got).isEmpty();
        clock.advance(Duration.ofMinutes(3));
        deliverAll();

        assertThat(receiver.got).isNotEmpty();
    }

    @Test
    void callsNoPrivateAddressUnlessAllowedTo() {
        try (Deliverer careful = deliverer(false)) {
            IssuedEndpoint endpoint = add(List.of());
            user("ann");

            careful.runDue();

            assertThat(receiver.got).isEmpty();
            assertThat(deliveries(endpoint).getFirst().lastError()).isEqualTo("the host is not on the public internet");
        }
        Webhooks careful = new Webhooks(rooms.audit(), sealer, clock, false);
        assertThatThrownBy(() -> ask(tx -> careful.add(tx, ACTOR, EndpointDetails.of("http://example.com/hook"))))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("https");
    }

    @Test
    void refusesEventsThatThereAreNoneOf() {
        assertThatThrownBy(() -> add(List.of("user.exploded")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("user.created");
    }

    @Test
    void leavesNothingOfWhatIsRolledBack() {
        IssuedEndpoint endpoint = add(List.of());
        assertThatThrownBy(() -> ask(tx -> {
                    rooms.users().add(tx, ACTOR, customer, UserDetails.of("Ann", "A", "ann@example.net"));
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(deliveries(endpoint)).isEmpty();
    }

    @Test
    void pingsAnEndpointWhateverItWants() {
        IssuedEndpoint endpoint = add(List.of("user.created"));

        ask(tx -> {
            rooms.webhooks().ping(tx, endpoint.endpoint().id());
            return true;
        });
        deliverAll();

        assertThat(receiver.got).extracting(Receiver.Got::event).containsExactly("webhook.ping");
    }

    @Test
    void forgetsWhatIsOlderThanThirtyDays() {
        IssuedEndpoint endpoint = add(List.of());
        user("ann");
        assertThat(deliveries(endpoint)).isNotEmpty();

        clock.advance(Duration.ofDays(31));
        assertThat(ask(rooms.webhooks()::forgetSome)).isTrue();

        assertThat(deliveries(endpoint)).isEmpty();
    }

    private IssuedEndpoint add(List<String> events) {
        EndpointDetails details = new EndpointDetails(receiver.url(), null, events, true);
        return ask(tx -> rooms.webhooks().add(tx, ACTOR, details));
    }

    private UserId user(String name) {
        return ask(
                tx -> rooms.users().add(tx, ACTOR, customer, UserDetails.of(name, "Example", name + "@example.net")));
    }

    private AssignmentId assign() {
        return ask(tx -> rooms.assignments()
                .create(
                        tx,
                        ACTOR,
                        customer,
                        Terms.of(LibraryKind.VIDEO, "Video", tx.today()),
                        List.of(new Target.Everyone())));
    }

    /** Until nothing is left that can be tried now. */
    private void deliverAll() {
        for (int round = 0; round < 12; round++) {
            deliverer.runDue();
        }
    }

    private List<Delivery> deliveries(IssuedEndpoint endpoint) {
        return ask(tx -> rooms.webhooks().deliveries(tx, endpoint.endpoint().id(), 0, 100));
    }

    private List<String> events(String subject) {
        return receiver.got.stream()
                .filter(got -> read(got).path("subject").asText().equals(subject))
                .map(Receiver.Got::event)
                .toList();
    }

    private JsonNode body(String event) {
        return receiver.got.stream()
                .filter(got -> got.event().equals(event))
                .map(WebhooksTest::read)
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode read(Receiver.Got got) {
        try {
            return new JsonMapper().readTree(got.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private <T> T ask(Function<Tx, T> work) {
        return rooms.db().inTenant(tenant, work);
    }

    private Deliverer deliverer(boolean arePrivateAllowed) {
        try {
            return new Deliverer(rooms.db(), sealer, new Receivers(arePrivateAllowed, SSLContext.getDefault()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
    }

    private static HikariDataSource pool(TestDatabase database) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database.app());
        config.setMaximumPoolSize(4);
        return new HikariDataSource(config);
    }
}
