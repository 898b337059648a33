/**
 * The embedded PostgreSQL: unpacked from the class path, created once and run as a child of this process, durable, with
 * passwords, under an account of its own where we are root. Owns the folders {@code postgres} and {@code server} of the
 * data folder, and no table.
 */
@NullMarked
package io.surnia.platform.postgres;

import org.jspecify.annotations.NullMarked;
