/**
 * The outbox: every mail is a row first, written in the transaction of its cause, and sent from there once; a failing
 * server delays it, never loses it. Owns mails.
 */
@NullMarked
package io.surnia.mail;

import org.jspecify.annotations.NullMarked;
