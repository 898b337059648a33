/**
 * The outbox: every mail is a row first, written in the transaction of its cause. Owns mails.
 */
@NullMarked
package io.surnia.mail;

import org.jspecify.annotations.NullMarked;
