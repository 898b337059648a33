package io.surnia.mail;

/** The id of a partner's mail server. */
public record MailServerId(long value) {}
