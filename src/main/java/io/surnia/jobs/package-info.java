/**
 * What happens by itself: tasks on the database's own table, each with its tenant in its data. Owns scheduled_tasks.
 */
@NullMarked
package io.surnia.jobs;

import org.jspecify.annotations.NullMarked;
