/** JSON as it goes over the wire: one mapper, configured once, and lists that are written row by row. Owns no table. */
@NullMarked
package io.surnia.platform.json;

import org.jspecify.annotations.NullMarked;
