package io.surnia.manage.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.surnia.exposures.SourceKey;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A key to a source of breaches, as the management API sends it: without the key. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record WireSourceKey(
        long id,
        String source,
        String last4,
        @Nullable String plan,
        @Nullable Integer perMinute,
        @Nullable Long credits,
        String state,
        String checkedAt,
        String createdAt) {

    public static WireSourceKey of(SourceKey key) {
        return new WireSourceKey(
                key.id().value(),
                key.source().word(),
                key.last4(),
                key.plan(),
                key.perMinute(),
                key.credits(),
                key.state().name().toLowerCase(Locale.ROOT),
                key.checkedAt().toString(),
                key.createdAt().toString());
    }
}
