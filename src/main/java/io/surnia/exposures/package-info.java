/**
 * Leaked accounts: the public catalogue of breaches, whose addresses were found in which, and telling their owners.
 * Owns breaches (one catalogue for the whole deployment), exposures, dehashed_records.
 */
@NullMarked
package io.surnia.exposures;

import org.jspecify.annotations.NullMarked;
