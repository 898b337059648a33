/**
 * Who administers a partner or a customer. Owns administrators.
 */
@NullMarked
package io.surnia.administrators;

import org.jspecify.annotations.NullMarked;
