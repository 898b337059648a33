package io.surnia.mail;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Lays every mail as a file {@code ID.eml} into a folder instead of sending it, to be read by eye or mail program. */
public final class FolderTransport implements MailTransport {
    private final Path folder;
    private final Identity sender;

    /**
     * Lays mails into a folder.
     *
     * @param folder where the files go; made when it is missing
     * @param sender the address that every mail comes from
     */
    public FolderTransport(Path folder, MailAddress sender) {
        this.folder = folder;
        this.sender = Identity.of(sender);
    }

    @Override
    public Delivery deliver(Mail mail, Instant at) {
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve(mail.id().value() + ".eml");
            Path unfinished = folder.resolve("." + file.getFileName() + ".part");
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                Composition.compose(mail, sender, at, Composition.Encoding.READABLE)
                        .writeTo(out);
            }
            Files.move(unfinished, file, ATOMIC_MOVE);
            return new Delivery.Accepted();
        } catch (IOException failure) {
            return new Delivery.Unreachable("the folder for mail cannot be written: " + failure);
        } catch (MessagingException failure) {
            return new Delivery.Refused(String.valueOf(failure.getMessage()), false);
        }
    }

    @Override
    public void check() {
        // A folder does not hang up.
    }

    @Override
    public void release() {
        // Every file is closed already.
    }
}
