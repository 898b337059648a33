package io.surnia.manage.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.surnia.mail.MailServer;
import io.surnia.mail.MailServerDetails;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A mail server as the management API sends it: without its password, for good. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record WireMailServer(
        long id,
        String name,
        String host,
        int port,
        String security,
        @Nullable String user,
        String from,
        @Nullable String replyTo,
        int rank,
        int connections,
        @Nullable Integer perMinute,
        @Nullable Integer domainPerMinute,
        boolean enabled,
        String createdAt) {

    public static WireMailServer of(MailServer server) {
        MailServerDetails details = server.details();
        return new WireMailServer(
                server.id().value(),
                details.name(),
                details.host(),
                details.port(),
                details.security().name().toLowerCase(Locale.ROOT),
                details.user(),
                details.from(),
                details.replyTo(),
                details.rank(),
                details.connections(),
                details.limits().perMinute(),
                details.limits().domainPerMinute(),
                details.isEnabled(),
                server.createdAt().toString());
    }
}
