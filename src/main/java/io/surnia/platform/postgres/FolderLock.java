package io.surnia.platform.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.surnia.platform.problem.StartupFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One Surnia a data folder. The kernel drops the lock with its process, so that none is ever left behind. */
final class FolderLock implements AutoCloseable {
    /**
     * Locks of this process. They are looked up before the file is opened, as closing any second channel of a file
     * drops the locks that the process holds on it.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** @throws StartupFailure naming the process that holds it */
    static FolderLock acquire(DataFolder folder) {
        var file = file(folder);
        if (!HELD_HERE.add(file)) {
            throw inUse(folder);
        }
        try {
            var channel = open(file);
            if (channel.tryLock() == null) {
                channel.close();
                throw inUse(folder);
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(UTF_8)));
            return new FolderLock(file, channel);
        } catch (IOException failure) {
            HELD_HERE.remove(file);
            throw DataFolder.unusable(file, failure);
        } catch (StartupFailure inUse) {
            HELD_HERE.remove(file);
            throw inUse;
        }
    }

    /** Whether a Surnia runs on the folder at this moment, this process included. */
    static boolean heldElsewhere(DataFolder folder) {
        var file = file(folder);
        if (HELD_HERE.contains(file)) {
            return true;
        }
        try (var channel = open(file);
                var lock = channel.tryLock()) {
            return lock == null;
        } catch (IOException failure) {
            throw DataFolder.unusable(file, failure);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw DataFolder.unusable(file, failure);
        } finally {
            HELD_HERE.remove(file);
        }
    }

    private static StartupFailure inUse(DataFolder folder) {
        return new StartupFailure("The data folder " + folder.path() + " is in use by another Surnia, process "
                + holder(file(folder)) + ": stop that one first, or give another folder with --data.");
    }

    private static String holder(Path file) {
        try {
            var pid = HELD_HERE.contains(file)
                    ? String.valueOf(ProcessHandle.current().pid())
                    : Files.readString(file).strip();
            return pid.isEmpty() ? "unknown" : pid;
        } catch (IOException unreadable) {
            return "unknown";
        }
    }

    private static Path file(DataFolder folder) {
        return folder.server().resolve("lock");
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
}
