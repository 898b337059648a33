package io.surnia.manage.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.surnia.exposures.Breach;
import io.surnia.exposures.Exposure;
import org.jspecify.annotations.Nullable;

/** An address in a breach, as the management API sends it. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record WireExposure(
        long id,
        String email,
        String breach,
        String title,
        @Nullable String domain,
        @Nullable String breachedOn,
        boolean alarms,
        String foundAt,
        @Nullable String acknowledgedAt) {

    public static WireExposure of(Exposure exposure) {
        Breach breach = exposure.breach();
        return new WireExposure(
                exposure.id().value(),
                exposure.email(),
                breach.name(),
                breach.title(),
                breach.domain(),
                breach.breachedOn() == null ? null : breach.breachedOn().toString(),
                breach.alarms(),
                exposure.foundAt().toString(),
                Times.text(exposure.acknowledgedAt()));
    }
}
