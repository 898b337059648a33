package io.surnia.phishing;

import io.surnia.assignments.LoadChanged;
import io.surnia.customers.CustomerId;
import io.surnia.people.UserId;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import org.jspecify.annotations.Nullable;

/** The record of what happened to phishing mails: appended, never changed. */
public final class PhishingEvents {
    private final PhishingEventStore store = new PhishingEventStore();

    /**
     * Keeps an event at the transaction's instant, and lets the user's score follow it.
     *
     * @param campaignId the campaign, once there are any; null for an event of none
     * @param isMachine whether a scanner did it and not the user
     * @throws Problem for a user that this customer does not have
     */
    public void record(
            Tx tx,
            CustomerId customer,
            UserId user,
            @Nullable Long campaignId,
            PhishingEventKind kind,
            boolean isMachine) {
        if (!store.append(tx, customer, user, campaignId, kind, isMachine)) {
            throw Problem.notFound("There is no user %d.".formatted(user.value()));
        }
        tx.raise(new LoadChanged(customer, user));
        if (!isMachine) {
            tx.raise(new PhishingHappened(customer, user, kind, campaignId));
        }
    }
}
