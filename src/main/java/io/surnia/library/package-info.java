/**
 * What can be assigned: trainings, policies, surveys, exercises; and the folders of Markdown that they come from, the
 * program's own and others'. Owns library_items, library_pictures.
 */
@NullMarked
package io.surnia.library;

import org.jspecify.annotations.NullMarked;
