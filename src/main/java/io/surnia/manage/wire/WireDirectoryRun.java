package io.surnia.manage.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.surnia.directory.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A run of a directory as the management API sends it. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record WireDirectoryRun(
        long id,
        long directoryId,
        String state,
        boolean dryRun,
        String askedAt,
        @Nullable String startedAt,
        @Nullable String endedAt,
        @Nullable Long durationMs,
        int added,
        int changed,
        int archived,
        int restored,
        int unchanged,
        int skipped,
        int joined,
        int left,
        int refused,
        List<String> refusals,
        @Nullable String error) {

    public static WireDirectoryRun of(Run run) {
        Run.Counts counts = run.counts();
        return new WireDirectoryRun(
                run.id().value(),
                run.connection().value(),
                run.state().name().toLowerCase(Locale.ROOT),
                run.isDry(),
                run.askedAt().toString(),
                text(run.startedAt()),
                text(run.endedAt()),
                run.startedAt() == null || run.endedAt() == null
                        ? null
                        : (Long)
                                Duration.between(run.startedAt(), run.endedAt()).toMillis(),
                counts.added(),
                counts.changed(),
                counts.archived(),
                counts.restored(),
                counts.unchanged(),
                counts.skipped(),
                counts.joined(),
                counts.left(),
                counts.refused(),
                run.refusals(),
                run.error());
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
