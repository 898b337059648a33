/**
 * A partner or customer as files of its own: written from a running deployment and read into another, so that nobody is
 * held here by their data. Like backup it stands above every room that keeps data and knows their tables from the
 * catalogue alone; unlike it, what it writes is one tenant's, readable, and bound to no schema version. Owns no table.
 */
@NullMarked
package io.surnia.portability;

import org.jspecify.annotations.NullMarked;
