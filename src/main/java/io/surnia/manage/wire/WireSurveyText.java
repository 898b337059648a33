package io.surnia.manage.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.surnia.assignments.SurveyText;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote in a survey.
 *
 * @param userId null in an anonymous survey
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record WireSurveyText(long id, String text, @Nullable Long userId) {

    public static WireSurveyText of(SurveyText text) {
        return new WireSurveyText(
                text.id(),
                text.text(),
                text.user() == null ? null : (Long) text.user().value());
    }
}
