/** Where the program starts, where every object is made once and by hand, and the commands. Owns no table. */
@NullMarked
package io.surnia.app;

import org.jspecify.annotations.NullMarked;
