/**
 * Links that open one thing to one person without a password. A link says whom it is of and what it opens, sealed under
 * the deployment's key: none is stored, only up to when a person's links are revoked. Owns link_settings,
 * link_revocations, link_confirmations.
 */
@NullMarked
package io.surnia.links;

import org.jspecify.annotations.NullMarked;
