/** What must be read back but never lie open: values sealed under the deployment's key. Owns no table. */
@NullMarked
package io.surnia.platform.crypto;

import org.jspecify.annotations.NullMarked;
