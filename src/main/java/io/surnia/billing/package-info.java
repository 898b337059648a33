/**
 * What the partner pays. Owns subscriptions.
 */
@NullMarked
package io.surnia.billing;

import org.jspecify.annotations.NullMarked;
