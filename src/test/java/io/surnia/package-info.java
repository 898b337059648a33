/** Tests of the house as a whole. */
@NullMarked
package io.surnia;

import org.jspecify.annotations.NullMarked;
