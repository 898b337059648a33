package io.surnia.phishing;

import io.surnia.customers.CustomerId;
import io.surnia.people.UserId;
import io.surnia.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** The SQL on phishing_events. */
final class PhishingEventStore {
    /** Whether there was such a user, so that it was kept. */
    boolean append(
            Tx tx,
            CustomerId customer,
            UserId user,
            @Nullable Long campaignId,
            PhishingEventKind kind,
            boolean isMachine) {
        return tx.update("""
                        insert into phishing_events (partner_id, customer_id, user_id, campaign_id, kind, machine, at)
                        select partner_id, customer_id, id, :campaign::bigint, :kind, :machine, :now
                          from users where partner_id = :partner and customer_id = :customer and id = :user
                        """)
                        .bind("customer", customer.value())
                        .bind("user", user.value())
                        .bind("campaign", campaignId)
                        .bind("kind", kind.word())
                        .bind("machine", isMachine)
                        .bind("now", tx.now())
                        .execute()
                == 1;
    }
}
