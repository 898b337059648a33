package io.surnia.phishing;

import io.surnia.library.Difficulty;
import io.surnia.library.LibraryId;

/**
 * An exercise that a learner has tried, as its first attempt went.
 *
 * @param difficulty the item's own, never adaptive
 * @param percent 0 to 100
 */
record PastExercise(LibraryId item, Difficulty difficulty, int percent, boolean isPassed) {}
