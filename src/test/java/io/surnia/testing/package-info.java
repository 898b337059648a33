/** What the tests of all rooms share. */
@NullMarked
package io.surnia.testing;

import org.jspecify.annotations.NullMarked;
