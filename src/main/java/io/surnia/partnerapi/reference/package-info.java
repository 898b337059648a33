/**
 * The contract as a reference to read: the model that the page at /api/docs and docs/api.md are printed from. Owns no
 * table.
 */
@NullMarked
package io.surnia.partnerapi.reference;

import org.jspecify.annotations.NullMarked;
