/**
 * What can be assigned: trainings, policies, surveys, exercises. Owns library_items.
 */
@NullMarked
package io.surnia.library;

import org.jspecify.annotations.NullMarked;
