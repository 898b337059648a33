/**
 * The way to the database: one tenant's transaction ({@link io.surnia.platform.db.Tx}), the facts that it raises, and
 * the migrations. Every other room's SQL runs on a {@code Tx}, so none can run without a tenant. Owns the schema's
 * history and no tenant table.
 */
@NullMarked
package io.surnia.platform.db;

import org.jspecify.annotations.NullMarked;
