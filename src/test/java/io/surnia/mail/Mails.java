package io.surnia.mail;

import java.time.Instant;

/** Mails to try transports with. */
final class Mails {
    static final MailAddress SENDER = new MailAddress("aware@northwind.example");

    private Mails() {}

    static Mail to(String recipient) {
        return new Mail(
                new MailId(1603),
                "exposure_report",
                "<1603.1000@northwind.example>",
                "Northwind Aware – für Sie",
                new MailAddress(recipient),
                "Grüße, こんにちは",
                "Liebe Grüße\n.\nこんにちは\n",
                "<p>Liebe Grüße</p>\n<p>こんにちは</p>\n",
                Instant.parse("2026-11-24T08:00:00Z"),
                0,
                null,
                null,
                null);
    }

    static NewMail posted(String recipient) {
        return new NewMail(
                1000L,
                null,
                "trial",
                null,
                "Northwind Aware",
                new MailAddress(recipient),
                "Hello",
                "text\n",
                "<p>text</p>\n");
    }

    static NewMail postedOnce(String key) {
        return new NewMail(
                null,
                null,
                "trial",
                key,
                "Northwind Aware",
                new MailAddress("ana@x"),
                "Hello",
                "text\n",
                "<p>text</p>\n");
    }
}
