package io.surnia.manage.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.surnia.phishing.Assessment;
import io.surnia.phishing.Inspected;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What became of an inspection, part by part. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record WireInspected(
        String outcome,
        int percent,
        boolean decisionRight,
        List<WireCue> found,
        List<WireCue> missed,
        List<WireCue> mistaken,
        @Nullable String debriefing) {

    public static WireInspected of(Inspected inspected) {
        Assessment assessment = inspected.assessment();
        return new WireInspected(
                inspected.outcome().name().toLowerCase(Locale.ROOT),
                assessment.percent(),
                assessment.isDecisionRight(),
                WireCue.all(assessment.found()),
                WireCue.all(assessment.missed()),
                WireCue.all(assessment.mistaken()),
                inspected.debriefing());
    }
}
