package io.surnia.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail of the outbox.
 *
 * @param messageId its Message-ID in angle brackets, the same at every attempt
 * @param createdAt when its cause happened, in its partner's time
 * @param attempts how often sending was tried without success
 * @param lastError what the last attempt failed on; null while none has
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
        @Nullable String lastError) {}
