package io.surnia.letters;

import static org.assertj.core.api.Assertions.assertThat;

import io.surnia.mail.Outbox;
import io.surnia.partner.Branding;
import io.surnia.platform.html.Templates;
import io.surnia.testing.TestRooms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Lays every kind of letter into {@code target/mails}, to be looked at. */
class MailLooksTest {
    private static final Path FOLDER = Path.of("target", "mails");

    @Test
    void laysOutEveryKindInThePartnersColours() throws IOException {
        Files.createDirectories(FOLDER);
        try (TestRooms rooms = new TestRooms()) {
            rooms.inTenant(tx -> rooms.partners.change(
                    tx,
                    TestRooms.OPERATOR,
                    details -> details.withService("Northwind Awareness", false)
                            .withBranding(new Branding("#0b6e4f", "#f2b134", true))));
            Letters letters = new Letters(rooms.audit, rooms.customers, new Outbox("mail.invalid"), new Templates());
            for (LetterKind kind : LetterKind.values()) {
                Letter letter = rooms.inTenant(tx -> letters.preview(tx, null, kind, before -> before));
                Files.writeString(FOLDER.resolve(kind.word() + ".html"), letter.html());
                Files.writeString(
                        FOLDER.resolve(kind.word() + ".txt"), "Subject: " + letter.subject() + "\n\n" + letter.text());

                assertThat(letter.fromName()).isEqualTo("Northwind Awareness");
                assertThat(letter.html())
                        .contains("background:#0b6e4f;color:#ffffff", "prefers-color-scheme: dark", "max-width: 480px");
            }
        }
    }
}
