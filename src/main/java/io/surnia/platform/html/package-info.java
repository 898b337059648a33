/** Pages and mails from templates that the build compiles. Owns no table. */
@NullMarked
package io.surnia.platform.html;

import org.jspecify.annotations.NullMarked;
