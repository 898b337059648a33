/**
 * What the law gives people over what is kept of them: a copy, and to be forgotten (GDPR, articles 15 and 17); and how
 * long a partner keeps what. Owns retentions.
 */
@NullMarked
package io.surnia.privacy;

import org.jspecify.annotations.NullMarked;
