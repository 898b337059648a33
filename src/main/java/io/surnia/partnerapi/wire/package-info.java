/**
 * The partner API's answers as they read on the wire: one record an object, its components in the order of the
 * published document, each with the name that stands there. A component that is null is sent as null. Owns no table.
 */
@NullMarked
package io.surnia.partnerapi.wire;

import org.jspecify.annotations.NullMarked;
