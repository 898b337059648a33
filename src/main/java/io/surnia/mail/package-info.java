/**
 * The outbox: every mail is a row first, written in the transaction of its cause, and sent from there once; a failing
 * server delays it, never loses it. Partners have mail servers of their own, keys that sign, and addresses that get
 * nothing more. Owns mails, mail_files, mail_servers, mail_suppressions, dkim_keys and mail_paces.
 */
@NullMarked
package io.surnia.mail;

import org.jspecify.annotations.NullMarked;
