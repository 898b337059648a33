package io.surnia.mail;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A mail of the outbox.
 *
 * @param messageId its Message-ID in angle brackets, the same at every attempt
 * @param createdAt when its cause happened, in its partner's time
 * @param attempts how often sending was tried without success
 * @param lastError what the last attempt failed on; null while none has
 * @param officeZone the receiver's time zone, where it waits for office hours there
 * @param unsubscribe the address for List-Unsubscribe; null for none
 */
public record Mail(
        MailId id,
        String kind,
        String messageId,
        String fromName,
        MailAddress recipient,
        String subject,
        String text,
        String html,
        Instant createdAt,
        int attempts,
        @Nullable String lastError,
        @Nullable ZoneId officeZone,
        @Nullable String unsubscribe) {}
