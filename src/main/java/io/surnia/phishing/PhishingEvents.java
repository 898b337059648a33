package io.surnia.phishing;

import io.surnia.customers.CustomerId;
import io.surnia.people.UserId;
import io.surnia.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** The record of what happened to phishing mails: appended, never changed. */
public final class PhishingEvents {
    private final PhishingEventStore store = new PhishingEventStore();

    /**
     * Keeps an event at the transaction's instant, and lets the user's score follow it where a person clicked or typed.
     *
     * @param campaignId the campaign, once there are any; null for an event of none
     * @param isMachine whether a scanner did it and not the user
     * @throws io.surnia.platform.problem.Problem for a user that this customer does not have
     */
    public void record(
            Tx tx,
            CustomerId customer,
            UserId user,
            @Nullable Long campaignId,
            PhishingEventKind kind,
            boolean isMachine) {
        throw new UnsupportedOperationException();
    }
}
