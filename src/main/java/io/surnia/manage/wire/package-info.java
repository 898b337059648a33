/** What the management API sends, name by name, as {@code contract/manage-api.yaml} says. Owns no table. */
@NullMarked
package io.surnia.manage.wire;

import org.jspecify.annotations.NullMarked;
