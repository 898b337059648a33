/** Backups of real databases, whole, torn and damaged. */
@NullMarked
package io.surnia.backup;

import org.jspecify.annotations.NullMarked;
