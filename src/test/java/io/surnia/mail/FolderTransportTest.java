package io.surnia.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTransportTest {
    private static final Instant NOW = Instant.parse("2026-11-24T09:30:00Z");

    @TempDir
    Path data;

    @Test
    void laysAMailThatEyesAndMailProgramsCanRead() throws Exception {
        Path folder = data.resolve("outbox");

        assertThat(new FolderTransport(folder, Mails.SENDER).deliver(Mails.to("ana@harbour.example"), NOW))
                .isEqualTo(new Delivery.Accepted());

        assertThat(folder).isDirectoryContaining("glob:**/1603.eml");
        assertThat(Files.readString(folder.resolve("1603.eml")))
                .contains("To: ana@harbour.example\r\n", "Liebe Grüße\r\n", "<p>こんにちは</p>", "8bit");
        try (InputStream in = Files.newInputStream(folder.resolve("1603.eml"))) {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), in);
            assertThat(message.getSubject()).isEqualTo("Grüße, こんにちは");
            MimeMultipart parts = (MimeMultipart) message.getContent();
            assertThat((String) parts.getBodyPart(0).getContent()).contains("こんにちは");
        }
    }

    @Test
    void leavesNoHalfFile() throws Exception {
        new FolderTransport(data, Mails.SENDER).deliver(Mails.to("ana@harbour.example"), NOW);

        try (var files = Files.list(data)) {
            assertThat(files).containsExactly(data.resolve("1603.eml"));
        }
    }

    @Test
    void isUnreachableWhereTheFolderCannotBeMade() throws Exception {
        Path file = Files.createFile(data.resolve("outbox"));

        assertThat(new FolderTransport(file, Mails.SENDER).deliver(Mails.to("ana@x"), NOW))
                .isInstanceOf(Delivery.Unreachable.class);
    }
}
