/**
 * Messages that are inspected as an exercise, and what happened to phishing mails. Owns phishing_events.
 */
@NullMarked
package io.surnia.phishing;

import org.jspecify.annotations.NullMarked;
