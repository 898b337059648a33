/**
 * What people are told of their work, each thing once: the welcome, the digest of what starts, warnings, what is overdue,
 * and to administrators what renews. Owns notice_settings, welcomes_waiting, notices_given.
 */
@NullMarked
package io.surnia.notices;

import org.jspecify.annotations.NullMarked;
