package io.surnia.platform.postgres;

import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.WRITE;

import io.surnia.platform.problem.StartupFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The passwords of the three roles: 256 random bits each, one file each in {@code server}, mode 600. */
record Passwords(String superuser, String owner, String app) {

    /**
     * Makes those that are missing, but only while no cluster knows other ones.
     *
     * @throws StartupFailure where the cluster exists and a password does not
     */
    static Passwords readOrCreate(DataFolder folder, boolean clusterExists) {
        if (!clusterExists) {
            for (var name : new String[] {"postgres", "owner", "app"}) {
                createIfMissing(folder, name);
            }
        }
        return read(folder);
    }

    static Passwords read(DataFolder folder) {
        return new Passwords(read(file(folder, "postgres")), read(file(folder, "owner")), read(file(folder, "app")));
    }

    /** Without the passwords: they must not reach a log. */
    @Override
    public String toString() {
        return "Passwords[…]";
    }

    private static Path file(DataFolder folder, String name) {
        return folder.server().resolve(name + ".password");
    }

    /** On the disk before any cluster knows it. */
    private static void createIfMissing(DataFolder folder, String name) {
        var file = file(folder, name);
        if (Files.exists(file)) {
            return;
        }
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        var unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            Files.deleteIfExists(unfinished);
            Files.createFile(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(unfinished, HexFormat.of().formatHex(bytes), WRITE, SYNC);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            Folders.sync(folder.server());
        } catch (IOException failure) {
            throw Obstacle.at(file, failure);
        }
    }

    private static String read(Path file) {
        try {
            var password = Files.readString(file).strip();
            if (password.isEmpty()) {
                throw new StartupFailure("the password file " + file + " is empty: restore it from a backup");
            }
            return password;
        } catch (NoSuchFileException missing) {
            throw new StartupFailure("the password file " + file + " is missing: restore it from a backup", missing);
        } catch (IOException failure) {
            throw Obstacle.at(file, failure);
        }
    }
}
