/**
 * Backup and restore of a running server's database through PostgreSQL's own protocol: one snapshot of every table,
 * copied out in binary, with a manifest that proves the file whole. It stands above every other room that keeps data,
 * just below {@code app}, and knows their tables from the catalogue alone. Owns no table.
 */
@NullMarked
package io.surnia.backup;

import org.jspecify.annotations.NullMarked;
