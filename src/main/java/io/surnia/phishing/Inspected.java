package io.surnia.phishing;

import io.surnia.assignments.Learning.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What became of an inspection.
 *
 * @param debriefing the text of the exercise, in Markdown; null where it has none
 */
public record Inspected(
        Outcome outcome, Assessment assessment, @Nullable String debriefing) {}
