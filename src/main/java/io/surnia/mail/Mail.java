package io.surnia.mail;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
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
 * @param files what goes with it, in order
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
        @Nullable String unsubscribe,
        List<MailFile> files) {

    /** A mail without files. */
    Mail(
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
            @Nullable String unsubscribe) {
        this(
                id,
                kind,
                messageId,
                fromName,
                recipient,
                subject,
                text,
                html,
                createdAt,
                attempts,
                lastError,
                officeZone,
                unsubscribe,
                List.of());
    }

    /** The same with files. */
    Mail with(List<MailFile> files) {
        return new Mail(
                id,
                kind,
                messageId,
                fromName,
                recipient,
                subject,
                text,
                html,
                createdAt,
                attempts,
                lastError,
                officeZone,
                unsubscribe,
                files);
    }
}
