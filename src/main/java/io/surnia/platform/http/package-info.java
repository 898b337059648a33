/**
 * The HTTP and TLS server: the only room that knows Javalin and Jetty. The doors hand it rows ({@link
 * io.surnia.platform.http.Route}) and see a request as a {@link io.surnia.platform.http.Call}; everything that is the
 * same for every request lives here: HTTPS only, strict decoding, keys, errors as JSON, request ids, metrics, draining.
 * Owns no table.
 */
@NullMarked
package io.surnia.platform.http;

import org.jspecify.annotations.NullMarked;
