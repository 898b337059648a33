package io.surnia.manage.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.surnia.library.Exercise.Cue;
import io.surnia.library.Exercise.Mark;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of an exercise's message.
 *
 * @param why its explanation; null where it is not told, or there is none
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record WireCue(
        String part, @Nullable String at, @Nullable String why) {

    public static List<WireCue> all(List<Cue> cues) {
        return cues.stream()
                .map(cue -> new WireCue(
                        cue.mark().part().word(), cue.mark().at(), cue.why().isEmpty() ? null : cue.why()))
                .toList();
    }

    /** Parts without their explanations. */
    public static List<WireCue> places(List<Mark> marks) {
        return marks.stream()
                .map(mark -> new WireCue(mark.part().word(), mark.at(), null))
                .toList();
    }
}
