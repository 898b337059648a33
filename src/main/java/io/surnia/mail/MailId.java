package io.surnia.mail;

/** The number of a mail, unique in the deployment, from 1000 on. */
public record MailId(long value) {}
