/**
 * The CyberHoot partner API: its paths, parameters, names and shapes live here and nowhere else. Owns no table.
 */
@NullMarked
package io.surnia.partnerapi;

import org.jspecify.annotations.NullMarked;
