/**
 * Leaked accounts: the breach catalogue and what was found of whom. Owns breaches, exposures, dehashed_records.
 */
@NullMarked
package io.surnia.exposures;

import org.jspecify.annotations.NullMarked;
