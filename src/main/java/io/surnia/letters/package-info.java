/**
 * Letters: what Surnia mails to people, written from texts that a partner and its customers may replace by their own.
 * A text is data: Markdown with placeholders that its kind lists, no code. Owns letter_templates.
 */
@NullMarked
package io.surnia.letters;

import org.jspecify.annotations.NullMarked;
