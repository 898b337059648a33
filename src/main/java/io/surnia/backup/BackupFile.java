package io.surnia.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.surnia.platform.problem.StartupFailure;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A backup that was found whole: every byte under its seal, every entry as its manifest says. */
final class BackupFile implements Closeable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CHUNK = 1 << 16;

    /** Reads an entry's content. */
    interface Reader<T> {
        T readFrom(InputStream in) throws IOException;
    }

    private final Path path;
    private final ZipFile zip;
    private final Manifest manifest;

    private BackupFile(Path path, ZipFile zip, Manifest manifest) {
        this.path = path;
        this.zip = zip;
        this.manifest = manifest;
    }

    /**
     * Reads it whole before anything is done with it.
     *
     * @throws StartupFailure where it cannot be read, is damaged, cut short, or of a newer format
     */
    static BackupFile open(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new StartupFailure("there is no backup %s".formatted(path));
        }
        try {
            if (!Seal.isWhole(path)) {
                throw damaged(path, null);
            }
        } catch (IOException unreadable) {
            throw new StartupFailure("the backup %s cannot be read".formatted(path), unreadable);
        }
        ZipFile zip = null;
        try {
            zip = new ZipFile(path.toFile());
            var file = new BackupFile(path, zip, manifestOf(path, zip));
            file.verifyEntries();
            return file;
        } catch (IOException failure) {
            closeQuietly(zip);
            throw damaged(path, failure);
        } catch (StartupFailure refused) {
            closeQuietly(zip);
            throw refused;
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /**
     * Hands over a table's copy and checks it once more as it goes by.
     *
     * @param reader reads it to its end and says how many rows it found
     * @throws StartupFailure where the file changed since it was opened
     */
    void rowsOf(Manifest.Table table, Reader<Long> reader) {
        try {
            verifyRows(table, reader);
        } catch (IOException failure) {
            throw damaged(path, failure);
        }
    }

    Map<String, byte[]> secrets() {
        Map<String, byte[]> secrets = new LinkedHashMap<>();
        try {
            for (Manifest.Secret secret : manifest.secrets()) {
                secrets.put(secret.name(), read(secret.entry(), secret.sha256(), InputStream::readAllBytes));
            }
        } catch (IOException failure) {
            throw damaged(path, failure);
        }
        return secrets;
    }

    Backup describe() {
        return manifest.describe(secrets());
    }

    @Override
    public void close() {
        closeQuietly(zip);
    }

    private void verifyEntries() throws IOException {
        Set<String> named = new LinkedHashSet<>(Set.of(BackupWriter.MANIFEST));
        manifest.tables().forEach(table -> named.add(table.entry()));
        manifest.secrets().forEach(secret -> named.add(secret.entry()));
        Set<String> present = zip.stream().map(ZipEntry::getName).collect(Collectors.toSet());
        if (!present.equals(named)) {
            throw new IOException("its entries are not those of its manifest");
        }
        for (Manifest.Table table : manifest.tables()) {
            verifyRows(table, in -> CopiedRows.count(in, table.columns().size()));
        }
        secrets();
    }

    private void verifyRows(Manifest.Table table, Reader<Long> reader) throws IOException {
        long rows = read(table.entry(), table.sha256(), reader);
        if (rows != table.rows()) {
            throw new IOException("%s holds %d rows instead of %d".formatted(table.name(), rows, table.rows()));
        }
    }

    private <T> T read(String name, String sha256, Reader<T> reader) throws IOException {
        var digest = Seal.sha256();
        try (var in = new BufferedInputStream(new Digesting(content(zip, name), digest), CHUNK)) {
            T result = reader.readFrom(in);
            if (in.read() != -1 || !Seal.hex(digest).equals(sha256)) {
                throw new IOException(name + " is not what its manifest says");
            }
            return result;
        }
    }

    /** The format alone is read first: a newer one may say all else in another way. */
    private static Manifest manifestOf(Path path, ZipFile zip) throws IOException {
        try (InputStream in = content(zip, BackupWriter.MANIFEST)) {
            JsonNode json = JSON.readTree(in);
            int format = json.path("format").asInt();
            if (format > Manifest.FORMAT) {
                throw new StartupFailure(
                        "%s is a backup of format %d, written by version %s; this program reads formats up to %d: restore it with the newer program; nothing was changed"
                                .formatted(path, format, json.path("program").asText("?"), Manifest.FORMAT));
            }
            return JSON.treeToValue(json, Manifest.class);
        }
    }

    private static InputStream content(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException("it has no " + name);
        }
        return zip.getInputStream(entry);
    }

    private static StartupFailure damaged(Path path, @Nullable IOException cause) {
        String sentence =
                "%s is not a whole backup: it is damaged, cut short or another kind of file; nothing was changed"
                        .formatted(path);
        return cause == null ? new StartupFailure(sentence) : new StartupFailure(sentence, cause);
    }

    private static void closeQuietly(@Nullable ZipFile zip) {
        try {
            if (zip != null) {
                zip.close();
            }
        } catch (IOException nothingIsLost) {
            // It was only read.
        }
    }

    /** Digests what is skipped, too. */
    private static final class Digesting extends DigestInputStream {
        Digesting(InputStream in, MessageDigest digest) {
            super(in, digest);
        }

        @Override
        public long skip(long most) throws IOException {
            return readNBytes((int) Math.min(most, CHUNK)).length;
        }
    }
}
