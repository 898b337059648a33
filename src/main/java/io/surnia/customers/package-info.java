/**
 * A partner's customers. Owns customers.
 */
@NullMarked
package io.surnia.customers;

import org.jspecify.annotations.NullMarked;
