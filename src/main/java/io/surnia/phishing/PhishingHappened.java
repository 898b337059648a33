package io.surnia.phishing;

import io.surnia.customers.CustomerId;
import io.surnia.people.UserId;
import io.surnia.platform.db.Fact;
import org.jspecify.annotations.Nullable;

/** Something happened to a phishing mail, by a person's hand or, as far as it was sent, by ours. */
public record PhishingHappened(
        CustomerId customer,
        UserId user,
        PhishingEventKind kind,
        @Nullable Long campaignId) implements Fact {}
