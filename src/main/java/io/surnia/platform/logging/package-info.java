/** What the program says while it runs, and in which form. Owns no table. */
@NullMarked
package io.surnia.platform.logging;

import org.jspecify.annotations.NullMarked;
