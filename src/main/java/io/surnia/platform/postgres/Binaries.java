package io.surnia.platform.postgres;

import io.surnia.platform.problem.StartupFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The programs of PostgreSQL, unpacked once a machine into a folder that the account of PostgreSQL reaches and nobody
 * but root or we can change.
 *
 * @param folder holds {@code bin}, {@code lib} and {@code share}
 */
record Binaries(Path folder) {
    private static final int STICKY = 01000;
    private static final int WRITABLE_BY_OTHERS = 0022;
    private static final int OPEN_TO_ALL = 0001;

    /** Finds them, or unpacks them, in the first place that serves. */
    static Binaries provide(DataFolder data, Account account, Consumer<String> progress) {
        var archive = BinariesArchive.ofThisMachine();
        var places = places(data, account);
        for (var place : places) {
            var unpacked = place.resolve(archive.folderName());
            if (Files.exists(unpacked) && refusal(unpacked, account) == null) {
                archive.requireComplete(unpacked);
                return new Binaries(unpacked);
            }
        }
        progress.accept("unpacking PostgreSQL " + BinariesArchive.VERSION + " …");
        return unpack(archive, places, account);
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    private static Binaries unpack(BinariesArchive archive, List<Path> places, Account account) {
        var refusals = new ArrayList<String>();
        for (var place : places) {
            var unpacked = place.resolve(archive.folderName());
            try {
                Folders.createOpen(place);
                var refusal = Files.exists(unpacked) ? refusal(unpacked, account) : refusal(place, account);
                if (refusal == null) {
                    archive.unpack(unpacked, trial -> requireRunning(trial, account));
                    return new Binaries(unpacked);
                }
                refusals.add(refusal);
            } catch (IOException failure) {
                refusals.add(Obstacle.at(place, failure).getMessage());
            }
        }
        throw new StartupFailure("PostgreSQL could not be unpacked: " + String.join("; ", refusals));
    }

    /** Under root the data folder is closed to the account; an unprivileged user prefers what is its own. */
    private static List<Path> places(DataFolder data, Account account) {
        var places = new ArrayList<Path>();
        if (!account.isSeparate()) {
            places.add(data.path().resolve("programs"));
        }
        places.add(Path.of("/var/cache/surnia"));
        places.add(Path.of("/var/lib/surnia"));
        places.add(Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath());
        return places;
    }

    /** A file system may forbid to run programs: trying is the only way to know. */
    private static void requireRunning(Path unpacked, Account account) throws IOException {
        var program = new Binaries(unpacked).program("postgres").toString();
        var ended = Spawner.run(Path.of("/"), account.command(List.of(program, "--version")), "");
        if (!ended.succeeded()) {
            throw new IOException("its programs do not run there: " + ended.output());
        }
    }

    /** Why programs must not be run from here, or null: whoever could change them could run others under our name. */
    private static @Nullable String refusal(Path place, Account account) {
        try {
            for (var folder = place; folder != null; folder = folder.getParent()) {
                int mode = (int) Files.getAttribute(folder, "unix:mode", LinkOption.NOFOLLOW_LINKS);
                var owner = Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS);
                if (!Account.isRoot(owner) && !Account.isOurs(owner)) {
                    return folder + " belongs to " + owner.getName();
                }
                if ((mode & WRITABLE_BY_OTHERS) != 0 && (mode & STICKY) == 0) {
                    return folder + " can be changed by others";
                }
                if (account.isSeparate() && (mode & OPEN_TO_ALL) == 0) {
                    return folder + " is closed to the account of PostgreSQL";
                }
            }
            return null;
        } catch (IOException failure) {
            return Obstacle.at(place, failure).getMessage();
        }
    }
}
