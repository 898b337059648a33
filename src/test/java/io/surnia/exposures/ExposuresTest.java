package io.surnia.exposures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surnia.customers.CustomerId;
import io.surnia.people.UserId;
import io.surnia.platform.crypto.Sealer;
import io.surnia.platform.db.Db;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import io.surnia.platform.time.Tenant;
import io.surnia.testing.TwoPartners;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExposuresTest {
    private static final TwoPartners world = new TwoPartners();
    private static final CustomerId HARBOUR = new CustomerId(TwoPartners.HARBOUR);
    private static final CustomerId LAGOON = new CustomerId(TwoPartners.LAGOON);
    private static final Instant FOUND = Instant.parse("2026-11-01T10:00:00Z");

    private final Sealer sealer = new Sealer(new byte[Sealer.KEY_LENGTH]);
    private final Exposures exposures = new Exposures();
    private final DehashedRecords records = new DehashedRecords(sealer);

    @BeforeEach
    void describeBreaches() {
        world.clear();
        new Catalogue(world.db).stockNotes();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void countsWhatWasFoundOfEachAddress() {
        long ana = world.user(TwoPartners.HARBOUR, "Ana", "Sousa", "Ana@Harbour.example");
        write(tx -> {
            exposures.record(tx, HARBOUR, "ANA@harbour.example", "Canva", FOUND);
            ExposureId adobe = exposures.record(tx, HARBOUR, "ana@harbour.example", "Adobe", FOUND);
            exposures.acknowledge(tx, HARBOUR, adobe);
            records.record(tx, HARBOUR, leaked("ana@HARBOUR.example", 1, null));
            records.withdraw(tx, HARBOUR, records.record(tx, HARBOUR, leaked("ana@harbour.example", 2, null)));
            records.withdraw(tx, HARBOUR, records.record(tx, HARBOUR, leaked("gone@harbour.example", 3, null)));
            exposures.record(tx, HARBOUR, "sales@harbour.example", "Unheard", FOUND);
            exposures.record(tx, LAGOON, "lee@lagoon.example", "Adobe", FOUND);
        });

        assertThat(addresses("", 100))
                .containsExactly(
                        new ExposedAddress(
                                new Account("Ana@Harbour.example", new UserId(ana), "Ana Sousa", false),
                                LocalDate.parse("2013-10-04"),
                                LocalDate.parse("2019-05-24"),
                                2,
                                3),
                        new ExposedAddress(new Account("sales@harbour.example", null, null, false), null, null, 1, 1));
    }

    @Test
    void namesArchivedUsersToo() {
        long ana = world.user(TwoPartners.HARBOUR, "Ana", "Sousa", "ana@harbour.example");
        world.archive(ana);
        write(tx -> exposures.record(tx, HARBOUR, "ana@harbour.example", "Adobe", FOUND));

        assertThat(addresses("", 100))
                .extracting(ExposedAddress::account)
                .containsExactly(new Account("ana@harbour.example", new UserId(ana), "Ana Sousa", true));
    }

    @Test
    void pagesByTheAddress() {
        write(tx -> {
            for (String name : List.of("c", "a", "d", "b")) {
                exposures.record(tx, HARBOUR, name + "@harbour.example", "Adobe", FOUND);
                records.record(tx, HARBOUR, leaked(name + "@harbour.example", name.charAt(0), null));
            }
        });

        assertThat(emails(addresses("", 2))).containsExactly("a@harbour.example", "b@harbour.example");
        assertThat(emails(addresses("B@harbour.example", 2))).containsExactly("c@harbour.example", "d@harbour.example");
        assertThat(emails(addresses("bb@gone.example", Integer.MAX_VALUE)))
                .containsExactly("c@harbour.example", "d@harbour.example");
        assertThat(addresses("d@harbour.example", 2)).isEmpty();
    }

    @Test
    void reportsAllOfAUserNewestBreachFirst() {
        long ana = world.user(TwoPartners.HARBOUR, "Ana", "Sousa", "ana@harbour.example");
        write(tx -> {
            exposures.record(tx, HARBOUR, "ana@harbour.example", "Unheard", FOUND);
            exposures.record(tx, HARBOUR, "ana@harbour.example", "Adobe", FOUND);
            exposures.record(tx, HARBOUR, "ana@harbour.example", "OnlinerSpambot", FOUND);
            records.record(tx, HARBOUR, leaked("ana@harbour.example", 7, "hunter2"));
        });

        ExposureReport report = read(tx -> exposures.report(tx, HARBOUR, new UserId(ana)));

        assertThat(report).isEqualTo(read(tx -> exposures.report(tx, HARBOUR, "ANA@harbour.example")));
        assertThat(report.account().name()).isEqualTo("Ana Sousa");
        assertThat(report.breaches())
                .extracting(exposure -> exposure.breach().name())
                .containsExactly("OnlinerSpambot", "Adobe", "Unheard");
        Breach adobe = report.breaches().get(1).breach();
        assertThat(adobe.pwnCount()).isEqualTo(152_445_165L);
        assertThat(adobe.dataClasses()).containsExactly("Email addresses", "Password hints", "Passwords", "Usernames");
        assertThat(adobe.alarms()).isTrue();
        assertThat(report.breaches().getFirst().breach().alarms()).isFalse();
        Breach unheard = report.breaches().getLast().breach();
        assertThat(unheard.title()).isEqualTo("Unheard");
        assertThat(unheard.catalogued()).isFalse();
        assertThat(unheard.description()).isNull();
        assertThat(report.records()).hasSize(1);
        assertThat(report.records().getFirst().passwordLeaked()).isTrue();
        assertThat(report.records().getFirst().databaseName()).isEqualTo("old-forum");
    }

    @Test
    void reportsNothingOfAUserOfWhomNothingWasFound() {
        long ana = world.user(TwoPartners.HARBOUR, "Ana", "Sousa", "ana@harbour.example");

        ExposureReport report = read(tx -> exposures.report(tx, HARBOUR, "ana@harbour.example"));

        assertThat(report.account().user()).isEqualTo(new UserId(ana));
        assertThat(report.breaches()).isEmpty();
        assertThat(report.records()).isEmpty();
    }

    @Test
    void knowsNothingOfStrangersAndOfOtherCustomersAndPartners() {
        long lee = world.user(TwoPartners.LAGOON, "Lee", "Chan", "lee@lagoon.example");
        write(tx -> exposures.record(tx, LAGOON, "lee@lagoon.example", "Adobe", FOUND));

        for (String stranger : List.of("nobody@x", "lee@lagoon.example", "", "no address", "a\0b", "a".repeat(9999))) {
            unknown(world.northwind, tx -> exposures.report(tx, HARBOUR, stranger));
        }
        unknown(world.northwind, tx -> exposures.report(tx, HARBOUR, new UserId(lee)));
        unknown(world.southgate, tx -> exposures.report(tx, LAGOON, new UserId(lee)));
        unknown(world.southgate, tx -> exposures.report(tx, LAGOON, "lee@lagoon.example"));
    }

    @Test
    void keepsAnExposureAsFirstFound() {
        ExposureId first = read(tx -> exposures.record(tx, HARBOUR, "ana@x", "Adobe", FOUND));
        ExposureId again = read(tx -> exposures.record(tx, HARBOUR, "Ana@X", "Adobe", FOUND.plusSeconds(9)));

        assertThat(again).isEqualTo(first);
        assertThat(read(tx -> exposures.report(tx, HARBOUR, "ana@x"))
                        .breaches()
                        .getFirst()
                        .foundAt())
                .isEqualTo(FOUND);
    }

    @Test
    void recordsTheFindingsOfASearchTogether() {
        List<Finding> findings = List.of(
                new Finding("ana@x", "Adobe", FOUND),
                new Finding("ANA@x", "Adobe", FOUND.minusSeconds(5)),
                new Finding("ana@x", "Unheard", FOUND),
                new Finding("ben@x", "Unheard", FOUND));

        assertThat(recorded(findings)).isEqualTo(3);
        assertThat(recorded(findings)).isZero();
        assertThat(recorded(List.of())).isZero();
        assertThat(emails(addresses("", 100))).containsExactly("ana@x", "ben@x");
    }

    @Test
    void refusesToRecordWhatIsNoAddress() {
        assertThatThrownBy(() -> write(tx -> exposures.record(tx, HARBOUR, "ana", "Adobe", FOUND)))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> write(tx -> records.record(tx, HARBOUR, leaked("ana\r\n@x", 1, null))))
                .isInstanceOf(Problem.class);
    }

    @Test
    void acknowledgesOnceAndOnlyWhatIsTheCustomers() {
        ExposureId exposure = read(tx -> exposures.record(tx, HARBOUR, "ana@x", "Adobe", FOUND));
        DehashedRecordId record = read(tx -> records.record(tx, HARBOUR, leaked("ana@x", 1, null)));

        write(tx -> exposures.acknowledge(tx, HARBOUR, exposure));
        write(tx -> records.acknowledge(tx, HARBOUR, record));
        Instant first = read(tx -> exposures.report(tx, HARBOUR, "ana@x"))
                .breaches()
                .getFirst()
                .acknowledgedAt();
        world.clock.advance(java.time.Duration.ofDays(1));
        write(tx -> exposures.acknowledge(tx, HARBOUR, exposure));

        assertThat(first).isNotNull();
        assertThat(read(tx -> exposures.report(tx, HARBOUR, "ana@x"))
                        .breaches()
                        .getFirst()
                        .acknowledgedAt())
                .isEqualTo(first);
        assertThat(addresses("", 9).getFirst().unacknowledged()).isZero();
        refused(world.northwind, tx -> exposures.acknowledge(tx, LAGOON, exposure));
        refused(world.southgate, tx -> exposures.acknowledge(tx, HARBOUR, exposure));
        refused(world.northwind, tx -> records.acknowledge(tx, LAGOON, record));
        refused(world.southgate, tx -> records.withdraw(tx, HARBOUR, record));
    }

    @Test
    void storesALeakedPasswordSealedToItsRowOnly() {
        DehashedRecordId id = read(tx -> records.record(tx, HARBOUR, leaked("ana@x", 1, "hunter2")));

        byte[] stored = Db.jdbi(world.database.owner())
                .withHandle(handle -> handle.createQuery("select password from dehashed_records")
                        .mapTo(byte[].class)
                        .one());

        assertThat(new String(stored, UTF_8)).doesNotContain("hunter2");
        assertThat(sealer.open(stored, "dehashed_records/1000/" + id.value()))
                .asString(UTF_8)
                .isEqualTo("hunter2");
        assertThatThrownBy(() -> sealer.open(stored, "dehashed_records/1001/" + id.value()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(leaked("ana@x", 1, "hunter2").toString()).doesNotContain("hunter2");
    }

    @Test
    void cutsWhatIsLongerThanItKeepsAndKeepsARecordOnce() {
        NewDehashedRecord endless = new NewDehashedRecord(
                "ana@x",
                1,
                "1".repeat(999),
                "u".repeat(999),
                "p".repeat(9999),
                "n\0".repeat(999),
                "v".repeat(999),
                "a".repeat(999),
                "0".repeat(999),
                "d".repeat(999),
                "e".repeat(999),
                FOUND);

        DehashedRecordId first = read(tx -> records.record(tx, HARBOUR, endless));

        DehashedRecordId again = read(tx -> records.record(tx, HARBOUR, endless));

        assertThat(again).isEqualTo(first);
        assertThat(read(tx -> exposures.report(tx, HARBOUR, "ana@x"))
                        .records()
                        .getFirst()
                        .name())
                .hasSize(300);
    }

    private static NewDehashedRecord leaked(String email, long number, @Nullable String password) {
        return new NewDehashedRecord(
                email, number, "192.0.2.17", "ana.s", password, null, null, null, null, "old-forum", null, FOUND);
    }

    private int recorded(List<Finding> findings) {
        return read(tx -> exposures.recordAll(tx, HARBOUR, findings));
    }

    private List<ExposedAddress> addresses(String after, int limit) {
        return read(tx -> {
            List<ExposedAddress> found = new ArrayList<>();
            exposures.exposedAddresses(tx, HARBOUR, after, limit, found::add);
            return found;
        });
    }

    private static List<String> emails(List<ExposedAddress> addresses) {
        return addresses.stream().map(exposed -> exposed.account().email()).toList();
    }

    private static <T> T read(Function<Tx, T> work) {
        return world.db.inTenant(world.northwind, work);
    }

    private static void write(Consumer<Tx> work) {
        world.db.doInTenant(world.northwind, work);
    }

    private static void unknown(Tenant tenant, Function<Tx, ExposureReport> work) {
        refused(tenant, work::apply);
    }

    private static void refused(Tenant tenant, Consumer<Tx> work) {
        assertThatThrownBy(() -> world.db.doInTenant(tenant, work))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
    }
}
