/**
 * The door of the management API: everything that changes the data, under {@code /api/manage/v1/}. {@link
 * io.surnia.manage.Routes} lists what can be asked. Owns no table.
 */
@NullMarked
package io.surnia.manage;

import org.jspecify.annotations.NullMarked;
