package io.surnia.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.surnia.platform.problem.StartupFailure;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a backup beside its final place, and moves it there once it is whole and on the disk. Nobody but its owner can
 * read it. What is closed unfinished leaves nothing behind.
 */
final class BackupWriter implements Closeable {
    static final String MANIFEST = "manifest.json";
    static final String COMMENT = "Surnia backup. SHA-256 of all before this: ";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Writes an entry's content. */
    interface Content<T> {
        T writeTo(OutputStream out) throws IOException;
    }

    /** What the writing of an entry gave, and the digest of it. */
    record Written<T>(T result, String sha256) {}

    private final Path file;
    private final Path part;
    private final FileChannel channel;
    private final SealedOutput sealed;
    private final ZipOutputStream zip;

    private BackupWriter(Path file, Path part, FileChannel channel) {
        this.file = file;
        this.part = part;
        this.channel = channel;
        this.sealed = new SealedOutput(Channels.newOutputStream(channel));
        this.zip = new ZipOutputStream(new BufferedOutputStream(sealed, 1 << 16));
        // The disk and the database are to be the slow ones: level 1 halves the time of the default for a tenth more.
        zip.setLevel(Deflater.BEST_SPEED);
        zip.setComment(COMMENT + Seal.PLACEHOLDER);
    }

    /**
     * Starts one; whatever an earlier one that was cut off left there is overwritten.
     *
     * @throws StartupFailure where another backup is being written to that place
     */
    static BackupWriter to(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path part = absolute.resolveSibling(absolute.getFileName() + ".part");
        FileChannel channel = FileChannel.open(
                part,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        if (channel.tryLock() == null) {
            channel.close();
            throw new StartupFailure("another backup is being written to %s".formatted(file));
        }
        Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-------"));
        channel.truncate(0);
        return new BackupWriter(absolute, part, channel);
    }

    <T> Written<T> entry(String name, Content<T> content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        var out = new DigestOutputStream(new Unclosed(zip), Seal.sha256());
        T result = content.writeTo(out);
        zip.closeEntry();
        return new Written<>(result, Seal.hex(out.getMessageDigest()));
    }

    /** Writes the manifest and the seal, waits for the disk, and moves the file to its place in one step. */
    void finish(Manifest manifest) throws IOException {
        entry(MANIFEST, out -> {
            JSON.writerWithDefaultPrettyPrinter().writeValue(out, manifest);
            return true;
        });
        zip.finish();
        zip.flush();
        sealed.seal();
        channel.force(true);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        channel.close();
        try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            Files.deleteIfExists(part);
            channel.close();
        }
    }

    /** Keeps the zip file open where a writer closes what it was given. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() {}
    }
}
