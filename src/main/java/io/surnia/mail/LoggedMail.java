package io.surnia.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a mail, which is not what it says.
 *
 * @param customerId whose customer's matter it is; null for none's
 * @param dueAt when it is tried next; null where it is not
 * @param lastAnswer what the last attempt met; null while none failed
 * @param isUncertain whether it may have been taken more than once, since a node or a connection was lost over it
 */
public record LoggedMail(
        MailId id,
        @Nullable Long customerId,
        String kind,
        String recipient,
        String subject,
        MailState state,
        String messageId,
        Instant createdAt,
        @Nullable Instant dueAt,
        int attempts,
        @Nullable String lastAnswer,
        @Nullable Instant sentAt,
        @Nullable Instant failedAt,
        @Nullable Instant bouncedAt,
        boolean isUncertain) {}
