/**
 * Asking other people's servers: every request is bounded in time and in the size of its answer, names this program, and
 * follows no redirect, so that a key is sent to nobody else.
 */
@NullMarked
package io.surnia.platform.client;

import org.jspecify.annotations.NullMarked;
