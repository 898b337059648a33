package io.surnia.manage.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.surnia.privacy.Retention;
import org.jspecify.annotations.Nullable;

/** How long the partner keeps what, as the management API sends it: days, or null for ever. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record WireRetention(
        @Nullable Integer archivedUsersDays,
        @Nullable Integer mailsDays,
        @Nullable Integer auditDays,
        @Nullable Integer leakedPasswordsDays) {

    public static WireRetention of(Retention retention) {
        return new WireRetention(
                retention.archivedUsersDays(),
                retention.mailsDays(),
                retention.auditDays(),
                retention.leakedPasswordsDays());
    }
}
