package io.surnia.billing;

import static io.surnia.testing.TestRooms.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.surnia.customers.CustomerId;
import io.surnia.partner.AuditEntry;
import io.surnia.testing.TestRooms;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class SubscriptionsTest {
    private static final TestRooms ROOMS = new TestRooms();

    @AfterAll
    static void dropDatabase() {
        ROOMS.close();
    }

    @Test
    void whatIsPutIsRead() {
        CustomerId own = ROOMS.customer("Ourselves");
        ROOMS.inTenant(tx -> ROOMS.partners.change(tx, OPERATOR, old -> old.withOwnCustomer(own.value())));
        SubscriptionDetails details = details("first", own);
        put(details);

        assertThat(ROOMS.<Optional<Subscription>>inTenant(ROOMS.subscriptions::get))
                .contains(new Subscription(details, own, ROOMS.clock.instant()));
    }

    @Test
    void aSecondOneTakesThePlaceOfTheFirst() {
        put(details("first", null));
        long last = ROOMS.lastAudit();
        put(details("second", null));

        assertThat(ROOMS.<Optional<Subscription>>inTenant(ROOMS.subscriptions::get))
                .hasValueSatisfying(subscription ->
                        assertThat(subscription.details().referralInfo()).isEqualTo("second"));
        assertThat(ROOMS.auditAfter(last))
                .singleElement()
                .extracting(AuditEntry::after)
                .isEqualTo("{\"customer\": \"cus_Hawk\", \"subscription\": \"sub_Hawk\"}");
    }

    @Test
    void anotherPartnerHasNone() {
        put(details("mine", null));

        assertThat(ROOMS.<Optional<Subscription>>asStranger(ROOMS.subscriptions::get))
                .isEmpty();
    }

    private static void put(SubscriptionDetails details) {
        ROOMS.db.doInTenant(ROOMS.tenant, tx -> ROOMS.subscriptions.put(tx, OPERATOR, details));
    }

    private static SubscriptionDetails details(String referral, @Nullable CustomerId primaryCustomer) {
        return new SubscriptionDetails(
                StripeObjects.customer(),
                StripeObjects.subscription(),
                125_050L,
                referral,
                false,
                null,
                primaryCustomer);
    }
}
