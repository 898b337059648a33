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
import java.util.Optional;
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

    /** Nothing where a Surnia, in this process or another, has it. */
    static Optional<FolderLock> tryAcquire(DataFolder folder) {
        var file = file(folder);
        if (!HELD_HERE.add(file)) {
            return Optional.empty();
        }
        try {
            var lock = lock(file);
            if (lock.isEmpty()) {
                HELD_HERE.remove(file);
            }
            return lock;
        } catch (IOException failure) {
            HELD_HERE.remove(file);
            throw Obstacle.at(file, failure);
        }
    }

    /** What to tell who finds it taken. */
    static StartupFailure inUse(DataFolder folder) {
        return new StartupFailure("the data folder " + folder.path() + " is in use by another Surnia, process "
                + holder(file(folder)) + ": stop that one first, or give another folder with --data");
    }

    @Override
    public void close() {
        if (!channel.isOpen()) {
            return;
        }
        try {
            channel.close();
        } catch (IOException failure) {
            throw Obstacle.at(file, failure);
        } finally {
            HELD_HERE.remove(file);
        }
    }

    private static Optional<FolderLock> lock(Path file) throws IOException {
        var channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            if (channel.tryLock() == null) {
                channel.close();
                return Optional.empty();
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(UTF_8)));
            return Optional.of(new FolderLock(file, channel));
        } catch (IOException failure) {
            channel.close();
            throw failure;
        }
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
}
