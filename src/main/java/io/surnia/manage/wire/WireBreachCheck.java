package io.surnia.manage.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.surnia.exposures.BreachCheck;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A search for what leaked of a customer, as the management API sends it. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record WireBreachCheck(
        long id,
        String cause,
        String state,
        @Nullable String source,
        int searches,
        int exposuresFound,
        int recordsFound,
        @Nullable String note,
        String createdAt,
        @Nullable String finishedAt) {

    public static WireBreachCheck of(BreachCheck check) {
        return new WireBreachCheck(
                check.id().value(),
                check.cause().name().toLowerCase(Locale.ROOT),
                check.state().name().toLowerCase(Locale.ROOT),
                check.source() == null ? null : check.source().word(),
                check.searches(),
                check.exposuresFound(),
                check.recordsFound(),
                check.note(),
                check.createdAt().toString(),
                Times.text(check.finishedAt()));
    }
}
