package io.surnia.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.surnia.customers.CustomerId;
import io.surnia.people.UserDetails;
import io.surnia.platform.time.Tenant;
import io.surnia.testing.TestRooms;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneId;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class DbTest {
    private static final TestRooms ROOMS = new TestRooms();

    @AfterAll
    static void dropDatabase() {
        ROOMS.close();
    }

    @Test
    void aFailureDoesNotRepeatTheValuesThatWereBound() {
        CustomerId customer = ROOMS.customer("Harbour Dental");
        ROOMS.inTenant(tx -> ROOMS.users.add(
                tx, TestRooms.OPERATOR, customer, UserDetails.of("Ana", "Sousa", "ana@secret.example")));
        Throwable failure = catchThrowable(() -> ROOMS.inTenant(tx -> tx.update("""
                        insert into users (partner_id, customer_id, first_name, last_name, email, user_type, created_at)
                        values (:partner, :customer, '', '', :email, 'local', :now)""")
                .bind("customer", customer.value())
                .bind("email", "ana@secret.example")
                .bind("now", tx.now())
                .execute()));
        StringWriter logged = new StringWriter();
        failure.printStackTrace(new PrintWriter(logged));

        assertThat(failure).isInstanceOf(UnableToExecuteStatementException.class);
        assertThat(logged.toString()).contains("users_by_email").doesNotContain("secret.example");
    }

    @Test
    void aTransactionThatFailsLeavesNothing() {
        assertThatThrownBy(() -> ROOMS.inTenant(tx -> {
                    ROOMS.partners.change(tx, TestRooms.OPERATOR, old -> old.withService("Half done", true));
                    throw new IllegalStateException("midway");
                }))
                .hasMessage("midway");

        assertThat(ROOMS.inTenant(ROOMS.partners::settings).details().offer().serviceName())
                .isNull();
    }

    @Test
    void aTransactionHappensAtTheTenantsInstantAndDay() {
        Instant past = Instant.parse("2025-12-31T23:30:00Z");
        Tenant tenant = new Tenant(ROOMS.tenant.partnerId(), ZoneId.of("Europe/Stockholm"), ROOMS.tenant.clockAhead());

        assertThat(ROOMS.db.<String>inTenant(tenant, past, tx -> tx.now() + " " + tx.today()))
                .isEqualTo("2025-12-31T23:30:00Z 2026-01-01");
        assertThat(ROOMS.db.<Instant>inTenant(tenant, Tx::now)).isEqualTo(ROOMS.clock.instant());
    }

    @Test
    void withoutATenantNoRowIsSeen() {
        ROOMS.customer("Hidden");

        assertThat(ROOMS.db.<Long>acrossTenants(handle -> handle.createQuery("select count(*) from customers")
                        .mapTo(Long.class)
                        .one()))
                .isZero();
    }

    @Test
    void aQueryThatForgetsItsTenantStillSeesOnlyItsOwn() {
        ROOMS.customer("Mine");

        assertThat(ROOMS.<Long>asStranger(tx -> tx.handle()
                        .createQuery("select count(*) from customers")
                        .mapTo(Long.class)
                        .one()))
                .isZero();
    }

    @Test
    void aGlanceSeesOnlyItsTenantsRows() {
        CustomerId customer = ROOMS.customer("At a glance");
        Tenant other = new Tenant(ROOMS.tenant.partnerId() + 1, ROOMS.tenant.zone(), ROOMS.tenant.clockAhead());

        assertThat(ROOMS.db.<Boolean>glance(ROOMS.tenant, tx -> isThere(tx, customer)))
                .isTrue();
        assertThat(ROOMS.db.<Boolean>glance(other, tx -> isThere(tx, customer))).isFalse();
    }

    @Test
    void aGlanceLeavesNoTenantOnItsConnection() {
        CustomerId customer = ROOMS.customer("Passed by");
        ROOMS.db.<Boolean>glance(ROOMS.tenant, tx -> isThere(tx, customer));

        assertThat(ROOMS.db.<Long>lookUp(handle -> handle.createQuery("select count(*) from customers")
                        .mapTo(Long.class)
                        .one()))
                .isZero();
    }

    @Test
    void aGlanceIsOneQuery() {
        CustomerId customer = ROOMS.customer("Looked at");
        CustomerId next = ROOMS.customer("Not looked at");
        assertThatThrownBy(() -> ROOMS.db.glance(ROOMS.tenant, tx -> isThere(tx, customer) && isThere(tx, next)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ROOMS.db.glance(
                        ROOMS.tenant,
                        tx -> tx.update("delete from customers where partner_id = :partner")
                                .execute()))
                .isInstanceOf(IllegalStateException.class);
    }

    /** Asks without naming the tenant: row-level security alone decides. */
    private static boolean isThere(Tx tx, CustomerId customer) {
        return tx.query("select exists (select from customers where id = :id and :partner > 0)")
                .bind("id", customer.value())
                .mapTo(Boolean.class)
                .one();
    }

    @Test
    void aTransactionWithinAnotherIsOneOfItsOwn() {
        assertThatThrownBy(() -> ROOMS.inTenant(tx -> {
                    ROOMS.customer("Stays");
                    throw new IllegalStateException("the outer one");
                }))
                .hasMessage("the outer one");

        long staying = ROOMS.inTenant(
                tx -> tx.query("select count(*) from customers where partner_id = :partner and name = 'Stays'")
                        .mapTo(Long.class)
                        .one());
        assertThat(staying).isOne();
    }
}
