package io.surnia.mail;

import java.time.Instant;

/** A mail server that a partner's mails go through. Its password is kept sealed, and never shown. */
public record MailServer(MailServerId id, MailServerDetails details, Instant createdAt) {}
