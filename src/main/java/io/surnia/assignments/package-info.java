/**
 * What whom by when, and what they did of it. Owns assignments, assignment_targets, enrollments, attempts, completions, acceptances.
 */
@NullMarked
package io.surnia.assignments;

import org.jspecify.annotations.NullMarked;
