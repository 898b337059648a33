/**
 * What whom by when, and what they did of it. Owns assignments, assignment_targets, enrollments, attempts,
 * completions, acceptances, attempt_answers, survey_answers.
 */
@NullMarked
package io.surnia.assignments;

import org.jspecify.annotations.NullMarked;
