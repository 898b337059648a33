package io.surnia.manage.wire;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a directory answers; where it does not, why, as a sentence. */
public record WireProbe(boolean ok, @Nullable String error) {
    public static WireProbe of(Optional<String> problem) {
        return new WireProbe(problem.isEmpty(), problem.orElse(null));
    }
}
