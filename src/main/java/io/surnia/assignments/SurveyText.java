package io.surnia.assignments;

import io.surnia.people.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote.
 *
 * @param id random, unique within its survey
 * @param user who wrote it; null in an anonymous survey
 */
public record SurveyText(long id, String text, @Nullable UserId user) {}
