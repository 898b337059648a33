/**
 * Services that know what leaked: how each is asked, how fast, and what its answers mean. Owns no table; what it returns
 * is not stored yet, and belongs to no customer.
 */
@NullMarked
package io.surnia.exposures.sources;

import org.jspecify.annotations.NullMarked;
