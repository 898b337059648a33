package io.surnia.platform.postgres;

import io.surnia.platform.problem.StartupFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The compressed programs on the class path, one artifact for each platform.
 *
 * @param digest its CRC-32, which the jar that holds it knows already: another archive gets another folder
 */
record BinariesArchive(URL location, String digest) {
    /** What the artifact holds. */
    static final String VERSION = "17.6";

    static final int MAJOR_VERSION = 17;

    /** Lists every file with its size; written last, so that it stands only in a whole folder. */
    private static final String CONTENTS = "CONTENTS";

    /** What is done to a folder before it becomes visible under its name. */
    interface Trial {
        void accept(Path unpacked) throws IOException;
    }

    static BinariesArchive ofThisMachine() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        var processor = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        for (var suffix : new String[] {"", "-alpine_linux"}) {
            var name = "/postgres-" + system + "-" + processor + suffix + ".txz";
            var location = BinariesArchive.class.getResource(name);
            if (location != null) {
                return new BinariesArchive(location, digest(location));
            }
        }
        throw new StartupFailure("this build brings no PostgreSQL for " + system + " on " + processor
                + ": build it for this platform, or give --database-url");
    }

    String folderName() {
        return "postgresql-" + VERSION + "-" + digest;
    }

    /**
     * Unpacks beside the place, tries, and renames into it; one that another process put there meanwhile is as good.
     */
    void unpack(Path place, Trial trial) throws IOException {
        synchronized (BinariesArchive.class) {
            var unfinished = unfinished(place);
            try {
                var contents = unpackInto(unfinished);
                Files.write(unfinished.resolve(CONTENTS), contents);
                open(unfinished, true);
                trial.accept(unfinished);
                moveUnlessThere(unfinished, place);
            } finally {
                Folders.delete(unfinished);
            }
        }
    }

    /**
     * Looks at the programs and their libraries; what else is missing, PostgreSQL itself names.
     *
     * @throws StartupFailure where one is missing or has another size than when it was unpacked
     */
    void requireComplete(Path place) {
        try {
            for (var line : Files.readAllLines(place.resolve(CONTENTS))) {
                var space = line.indexOf(' ');
                var name = line.substring(space + 1);
                var checked = name.startsWith("bin/") || name.startsWith("lib/");
                if (checked && Files.size(place.resolve(name)) != Long.parseLong(line.substring(0, space))) {
                    throw new IOException("size of " + name);
                }
            }
        } catch (IOException | RuntimeException damage) {
            throw new StartupFailure(
                    "the PostgreSQL programs in " + place + " are damaged: delete that folder and start again", damage);
        }
    }

    /** Under the number of this process; of processes that died while they unpacked, it clears away what they left. */
    private Path unfinished(Path place) throws IOException {
        var prefix = "." + folderName() + ".";
        try (var siblings = Files.newDirectoryStream(place.getParent(), prefix + "*")) {
            for (var sibling : siblings) {
                var pid = Long.parseLong(sibling.getFileName().toString().substring(prefix.length()));
                if (ProcessHandle.of(pid).isEmpty()
                        || pid == ProcessHandle.current().pid()) {
                    Folders.delete(sibling);
                }
            }
        }
        return Files.createDirectory(
                place.resolveSibling(prefix + ProcessHandle.current().pid()));
    }

    private static void moveUnlessThere(Path unfinished, Path place) throws IOException {
        try {
            Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException failure) {
            if (!Files.isDirectory(place)) {
                throw failure;
            }
        }
    }

    private List<String> unpackInto(Path folder) throws IOException {
        var contents = new ArrayList<String>();
        try (var tar = new TarArchiveInputStream(
                new XZCompressorInputStream(new BufferedInputStream(location.openStream(), 1 << 16)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var file = folder.resolve(entry.getName()).normalize();
                if (!file.startsWith(folder)) {
                    throw new IOException("entry " + entry.getName() + " leads out of the archive");
                }
                if (entry.isDirectory()) {
                    Folders.createOpen(file);
                } else {
                    write(tar, entry, file);
                    if (!entry.isSymbolicLink()) {
                        contents.add(entry.getSize() + " " + folder.relativize(file));
                    }
                }
            }
        }
        return contents;
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path file) throws IOException {
        Folders.createOpen(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, file);
            open(file, (entry.getMode() & 0100) != 0);
        }
    }

    private static void open(Path file, boolean executable) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static String digest(URL location) {
        try {
            if (location.openConnection() instanceof JarURLConnection jar) {
                return HexFormat.of().toHexDigits(jar.getJarEntry().getCrc(), 8);
            }
            try (var bytes = new CheckedInputStream(location.openStream(), new CRC32())) {
                bytes.transferTo(OutputStream.nullOutputStream());
                return HexFormat.of().toHexDigits(bytes.getChecksum().getValue(), 8);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
