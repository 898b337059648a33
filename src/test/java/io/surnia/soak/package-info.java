/** Two whole servers on one database, one of them killed, under everything that can be asked of them. */
@NullMarked
package io.surnia.soak;

import org.jspecify.annotations.NullMarked;
