/**
 * What happened to phishing mails. Owns phishing_events.
 */
@NullMarked
package io.surnia.phishing;

import org.jspecify.annotations.NullMarked;
