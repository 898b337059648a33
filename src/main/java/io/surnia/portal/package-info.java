/** Pages that need no key: what anybody may see who has a code. Owns no table. */
@NullMarked
package io.surnia.portal;

import org.jspecify.annotations.NullMarked;
