package io.surnia.manage.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.surnia.mail.LoggedMail;
import org.jspecify.annotations.Nullable;

/** What became of a mail, as the management API sends it. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record WireMail(
        long id,
        @Nullable Long customerId,
        String kind,
        String recipient,
        String subject,
        String state,
        String messageId,
        String createdAt,
        @Nullable String nextAttemptAt,
        int attempts,
        @Nullable String lastAnswer,
        @Nullable String sentAt,
        @Nullable String failedAt,
        @Nullable String bouncedAt,
        boolean uncertain) {

    public static WireMail of(LoggedMail mail) {
        return new WireMail(
                mail.id().value(),
                mail.customerId(),
                mail.kind(),
                mail.recipient(),
                mail.subject(),
                mail.state().word(),
                mail.messageId(),
                mail.createdAt().toString(),
                Times.text(mail.dueAt()),
                mail.attempts(),
                mail.lastAnswer(),
                Times.text(mail.sentAt()),
                Times.text(mail.failedAt()),
                Times.text(mail.bouncedAt()),
                mail.isUncertain());
    }
}
