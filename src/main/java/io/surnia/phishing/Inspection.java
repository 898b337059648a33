package io.surnia.phishing;

import io.surnia.library.Exercise.Decision;
import io.surnia.library.Exercise.Mark;
import java.util.List;

/**
 * What a learner made of an exercise's message.
 *
 * @param marks the parts that seemed suspicious, each once
 */
public record Inspection(Decision decision, List<Mark> marks) {}
