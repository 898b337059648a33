package io.surnia.platform.postgres;

import io.surnia.platform.problem.StartupFailure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/**
 * The folder that holds all that Surnia keeps, 700 and this user's own.
 *
 * @param path absolute, without symbolic links
 */
public record DataFolder(Path path) {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    /**
     * Creates it with its parents where it is missing, and closes it to everybody else.
     *
     * @throws StartupFailure where it cannot be created or written, or belongs to somebody else
     */
    public static DataFolder prepare(Path path) {
        var absolute = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute, ownerOnly());
            var folder = new DataFolder(absolute.toRealPath());
            folder.takeOwnership();
            Files.setPosixFilePermissions(folder.path, OWNER_ONLY);
            if (!Files.isDirectory(folder.server())) {
                Files.createDirectory(folder.server(), ownerOnly());
            }
            Files.setPosixFilePermissions(folder.server(), OWNER_ONLY);
            return folder;
        } catch (FileAlreadyExistsException notAFolder) {
            throw new StartupFailure("the data folder " + absolute + " is not a folder", notAFolder);
        } catch (IOException failure) {
            throw Obstacle.at(absolute, failure);
        }
    }

    /**
     * One that a Surnia made before, as it stands.
     *
     * @throws StartupFailure where it is missing or closed to this user
     */
    static DataFolder existing(Path path) {
        var absolute = path.toAbsolutePath().normalize();
        try {
            return new DataFolder(absolute.toRealPath());
        } catch (AccessDeniedException closed) {
            throw Obstacle.at(absolute, closed);
        } catch (IOException missing) {
            throw new StartupFailure("there is no data folder " + absolute, missing);
        }
    }

    /** The PostgreSQL cluster; belongs to the account under which PostgreSQL runs. */
    Path cluster() {
        return path.resolve("postgres");
    }

    /** Where a cluster is made, before it is renamed into its place. */
    Path unfinishedCluster() {
        return path.resolve("postgres.unfinished");
    }

    /** What only this user reads: the lock and the passwords. */
    Path server() {
        return path.resolve("server");
    }

    /**
     * Root writes into a folder of another user only where that is empty: that user could lead it anywhere with a
     * symbolic link.
     */
    private void takeOwnership() throws IOException {
        var owner = Files.getOwner(path);
        if (!Account.isRoot() || Account.isRoot(owner)) {
            return;
        }
        try (var entries = Files.list(path)) {
            if (entries.findAny().isPresent()) {
                throw new StartupFailure("the data folder " + path + " belongs to " + owner.getName()
                        + ": start Surnia as that user, or make the folder root's own");
            }
        }
        UserPrincipal root =
                path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("root");
        Files.setOwner(path, root);
    }

    private static FileAttribute<Set<PosixFilePermission>> ownerOnly() {
        return PosixFilePermissions.asFileAttribute(OWNER_ONLY);
    }
}
