/**
 * The server's certificate: a given PEM pair, or one of our own making for development; either is read again when it
 * changes. Owns the folder {@code tls} in the server's part of the data folder, and no table.
 */
@NullMarked
package io.surnia.platform.tls;

import org.jspecify.annotations.NullMarked;
