package io.surnia.partner;

import static io.surnia.testing.TestRooms.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surnia.customers.CustomerId;
import io.surnia.platform.problem.Problem;
import io.surnia.platform.time.Tenant;
import io.surnia.testing.TestRooms;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class KeysTest {
    private static final TestRooms ROOMS = new TestRooms();
    private static final Scope WHOLE = new Scope.WholePartner();

    @AfterAll
    static void dropDatabase() {
        ROOMS.close();
    }

    @Test
    void aKeyTellsItsPartnerScopeAndRights() {
        CustomerId customer = ROOMS.customer("Confined");
        IssuedKey whole = issue(WHOLE, null);
        IssuedKey confined = ROOMS.inTenant(tx ->
                ROOMS.keys.issue(tx, OPERATOR, "one customer", new Scope.OneCustomer(customer.value()), false, null));

        assertThat(whole.secret()).matches("[0-9a-f]{64}");
        assertThat(ROOMS.keys.authenticate(whole.secret()))
                .contains(new Principal(ROOMS.tenant, whole.key().id(), WHOLE, true, null));
        assertThat(ROOMS.keys.authenticate(confined.secret()))
                .contains(new Principal(
                        ROOMS.tenant, confined.key().id(), new Scope.OneCustomer(customer.value()), false, null));
    }

    @Test
    void whatIsNoKeyIsNobody() {
        String secret = issue(WHOLE, null).secret();

        assertThat(ROOMS.keys.authenticate("")).isEmpty();
        assertThat(ROOMS.keys.authenticate("0".repeat(64))).isEmpty();
        assertThat(ROOMS.keys.authenticate(secret.toUpperCase(Locale.ROOT))).isEmpty();
        assertThat(ROOMS.keys.authenticate(secret + "\n")).isEmpty();
        assertThat(ROOMS.keys.authenticate(secret.substring(1))).isEmpty();
        assertThat(ROOMS.keys.authenticate("\u0000'; drop table api_keys")).isEmpty();
    }

    @Test
    void rotationEndsTheOldSecretAtOnce() {
        IssuedKey old = issue(WHOLE, null);
        IssuedKey young =
                ROOMS.inTenant(tx -> ROOMS.keys.rotate(tx, OPERATOR, old.key().id()));

        assertThat(young.secret()).isNotEqualTo(old.secret());
        assertThat(young.key().id()).isEqualTo(old.key().id());
        assertThat(ROOMS.keys.authenticate(old.secret())).isEmpty();
        assertThat(ROOMS.keys.authenticate(young.secret())).isPresent();
    }

    @Test
    void aRevokedKeyStaysRevoked() {
        IssuedKey key = issue(WHOLE, null);
        ROOMS.db.doInTenant(
                ROOMS.tenant, tx -> ROOMS.keys.revoke(tx, OPERATOR, key.key().id()));
        ROOMS.db.doInTenant(
                ROOMS.tenant, tx -> ROOMS.keys.revoke(tx, OPERATOR, key.key().id()));

        assertThat(ROOMS.keys.authenticate(key.secret())).isEmpty();
        assertThatThrownBy(() -> ROOMS.inTenant(
                        tx -> ROOMS.keys.rotate(tx, OPERATOR, key.key().id())))
                .isInstanceOf(Problem.class);
    }

    @Test
    void aKeyEndsAtItsInstant() {
        TestRooms rooms = ROOMS;
        IssuedKey key = issue(WHOLE, rooms.clock.instant().plus(Duration.ofHours(1)));

        assertThat(rooms.keys.authenticate(key.secret())).isPresent();
        rooms.clock.advance(Duration.ofHours(1));
        assertThat(rooms.keys.authenticate(key.secret())).isEmpty();
    }

    @Test
    void aKeyOfAnArchivedPartnerIsNobody() {
        Tenant closing = ROOMS.partners
                .create(OPERATOR, PartnerDetails.of("Closing", "c@example.org"))
                .tenant();
        String secret = ROOMS.db
                .inTenant(closing, tx -> ROOMS.keys.issue(tx, OPERATOR, "k", WHOLE, true, null))
                .secret();
        ROOMS.database.execute("update partners set archived_at = now() where id = " + closing.partnerId());

        assertThat(ROOMS.keys.authenticate(secret)).isEmpty();
    }

    @Test
    void theSecretIsKeptNowhereAndShownNowhere() throws Exception {
        IssuedKey key = issue(WHOLE, null);

        assertThat(key.toString())
                .doesNotContain(key.secret())
                .contains("********" + key.key().last4());
        assertThat(key.secret()).endsWith(key.key().last4());
        try (var connection = ROOMS.database.owner().getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("select k::text from api_keys k union all select a::text from audit_entries a")) {
            while (rows.next()) {
                assertThat(rows.getString(1)).doesNotContain(key.secret());
            }
        }
    }

    @Test
    void thePartnersKeyIsTheNewestOneThatWorksForAllOfIt() {
        CustomerId customer = ROOMS.customer("Other scope");
        IssuedKey newest = issue(WHOLE, null);
        issue(new Scope.OneCustomer(customer.value()), null);

        assertThat(ROOMS.inTenant(ROOMS.keys::partnerKeyLast4))
                .contains(newest.key().last4());
    }

    @Test
    void anotherPartnerNeitherSeesNorTouchesAKey() {
        IssuedKey key = issue(WHOLE, null);
        ApiKeyId id = key.key().id();

        assertThat(ROOMS.asStranger(ROOMS.keys::list)).isEmpty();
        assertThat(ROOMS.asStranger(ROOMS.keys::partnerKeyLast4)).isEmpty();
        assertThatThrownBy(() -> ROOMS.asStranger(tx -> ROOMS.keys.rotate(tx, OPERATOR, id)))
                .isInstanceOf(Problem.class)
                .hasMessage("There is no key with id %d.".formatted(id.value()));
        assertThatThrownBy(() -> ROOMS.db.doInTenant(ROOMS.stranger, tx -> ROOMS.keys.revoke(tx, OPERATOR, id)))
                .isInstanceOf(Problem.class);
        assertThat(ROOMS.keys.authenticate(key.secret())).isPresent();
    }

    @Test
    void aKeyCannotBeConfinedToAnotherPartnersCustomer() {
        CustomerId customer = ROOMS.customer("Mine");

        assertThatThrownBy(() -> ROOMS.asStranger(tx ->
                        ROOMS.keys.issue(tx, OPERATOR, "theirs", new Scope.OneCustomer(customer.value()), true, null)))
                .isInstanceOf(Problem.class)
                .hasMessage("There is no customer with id %d.".formatted(customer.value()));
    }

    private static IssuedKey issue(Scope scope, @Nullable Instant expiresAt) {
        return ROOMS.inTenant(tx -> ROOMS.keys.issue(tx, OPERATOR, "test", scope, true, expiresAt));
    }
}
