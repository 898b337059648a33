package io.surnia.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.surnia.app.Rooms;
import io.surnia.assignments.Load;
import io.surnia.customers.CustomerDetails;
import io.surnia.customers.CustomerId;
import io.surnia.customers.CustomerType;
import io.surnia.partner.Actor;
import io.surnia.partner.Partner;
import io.surnia.partner.PartnerDetails;
import io.surnia.people.UserDetails;
import io.surnia.people.UserId;
import io.surnia.platform.problem.Problem;
import io.surnia.platform.time.Tenant;
import io.surnia.testing.MovableClock;
import io.surnia.testing.TestDatabase;
import io.surnia.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SandboxClockTest {
    private static final Actor ACTOR = new Actor.Operator("test");
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00.500Z");

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final HikariDataSource pool = pool(database);
    private final Rooms rooms = Rooms.on(pool, new MovableClock(NOW), new byte[32], "mail.example");
    private final Partner sandbox = rooms.partners()
            .createSandbox(
                    ACTOR,
                    PartnerDetails.of("Northwind", "hello@example.net").withTimezone(ZoneId.of("Europe/Berlin")));

    @AfterEach
    void close() {
        pool.close();
        database.close();
    }

    @Test
    void bringsWhatTheDaysOnTheWayBringInOrder() {
        Tenant tenant = sandbox.tenant();
        CustomerId customer = rooms.db().inTenant(tenant, tx -> {
            rooms.library().stock(tx);
            return rooms.customers()
                    .create(tx, ACTOR, CustomerDetails.of("Harbour", CustomerType.STANDARD))
                    .id();
        });
        UserId ann = rooms.db()
                .inTenant(
                        tenant,
                        tx -> rooms.users()
                                .add(tx, ACTOR, customer, UserDetails.of("Ann", "Example", "ann@example.net")));

        Tenant ahead = rooms.clock().advance(tenant, ACTOR, NOW.plus(Duration.ofDays(75)));

        assertThat(ahead.today(rooms.db().clock())).isEqualTo(LocalDate.of(2026, 5, 16));
        assertThat(rooms.tenants().find(tenant.partnerId()).orElseThrow().openDay())
                .isEqualTo(LocalDate.of(2026, 5, 16));
        Load load = rooms.db()
                .inTenant(ahead, tx -> rooms.loads().of(tx, customer, List.of(ann)))
                .getOrDefault(ann, Load.NONE);
        assertThat(load.active()).hasSizeGreaterThan(6);
        assertThat(rooms.db()
                        .inTenant(ahead, tx -> rooms.standings().of(tx, customer, List.of(ann)))
                        .get(ann))
                .satisfies(standing -> assertThat(standing.isCompliant()).isFalse());
        assertThat(rooms.verify().all(ahead).differences()).isEmpty();
    }

    @Test
    void leavesOtherPartnersWhereTheyAre() {
        Partner other = rooms.partners().createSandbox(ACTOR, PartnerDetails.of("Southwind", "hello@example.net"));

        rooms.clock().advance(sandbox.tenant(), ACTOR, NOW.plus(Duration.ofDays(3)));

        assertThat(rooms.tenants()
                        .find(other.id().value())
                        .orElseThrow()
                        .tenant()
                        .clockAhead())
                .isZero();
    }

    @Test
    void goesOnFromWhereItStandsAndNeverBack() {
        Tenant there = rooms.clock().advance(sandbox.tenant(), ACTOR, NOW.plus(Duration.ofDays(3)));

        assertThatThrownBy(() -> rooms.clock().advance(there, ACTOR, NOW.plus(Duration.ofDays(1))))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("ahead only");
        assertThatThrownBy(() -> rooms.clock().advance(there, ACTOR, NOW.plus(Duration.ofDays(400))))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("366 days");
    }

    @Test
    void isRefusedByARealPartner() {
        Partner real = rooms.partners().create(ACTOR, PartnerDetails.of("Real", "hello@example.net"));

        assertThatThrownBy(() -> rooms.clock().advance(real.tenant(), ACTOR, NOW.plus(Duration.ofDays(1))))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("sandbox");
        assertThat(rooms.tenants()
                        .find(real.id().value())
                        .orElseThrow()
                        .tenant()
                        .clockAhead())
                .isZero();
    }

    private static HikariDataSource pool(TestDatabase database) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database.app());
        config.setMaximumPoolSize(4);
        return new HikariDataSource(config);
    }
}
