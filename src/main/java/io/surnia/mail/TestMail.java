package io.surnia.mail;

import java.time.Instant;
import java.util.UUID;

/** The mail that shows whether a mail server works. */
public final class TestMail {
    private TestMail() {}

    /** A test mail of a server's; it is in no outbox. */
    public static Mail of(MailServer server, MailAddress recipient, Instant now) {
        String sentence = "This is a test of the mail server \"%s\". It works."
                .formatted(server.details().name());
        return new Mail(
                new MailId(0),
                "test",
                "<test.%s@%s>"
                        .formatted(
                                UUID.randomUUID(),
                                new MailAddress(server.details().from()).domain()),
                server.details().name(),
                recipient,
                "A test mail",
                sentence + "\n",
                "<p>" + escaped(sentence) + "</p>\n",
                now,
                0,
                null,
                null,
                null);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
