/**
 * Leaked accounts: the public catalogue of breaches, searching for a customer's addresses, whose were found where, and
 * telling administrators and owners. Owns breaches and catalogue_state (one catalogue for the whole deployment),
 * exposures, dehashed_records, breach_checks, source_keys.
 */
@NullMarked
package io.surnia.exposures;

import org.jspecify.annotations.NullMarked;
