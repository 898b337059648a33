package io.surnia.platform.postgres;

import io.surnia.platform.problem.StartupFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The programs of PostgreSQL, unpacked once a machine into a folder that the account of PostgreSQL reaches and nobody
 * but root or we can change.
 *
 * @param folder holds {@code bin}, {@code lib} and {@code share}
 */
record Binaries(Path folder) {

    /** Finds them, or unpacks them, in the first place that serves. */
    static Binaries provide(DataFolder data, Account account, Consumer<String> progress) {
        var archive = BinariesArchive.ofThisMachine();
        var places = places(data, account).stream()
                .map(place -> place.resolve(archive.folderName()))
                .toList();
        for (var place : places) {
            if (Files.exists(place) && reachable(place, account)) {
                requireTrusted(place);
                archive.requireComplete(place);
                return new Binaries(place);
            }
        }
        return unpack(archive, places, account, progress);
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    private static Binaries unpack(
            BinariesArchive archive, List<Path> places, Account account, Consumer<String> progress) {
        progress.accept("unpacking PostgreSQL " + BinariesArchive.VERSION + " …");
        var refusals = new ArrayList<String>();
        for (var place : places) {
            try {
                archive.unpack(place, unpacked -> requireRunning(unpacked, account));
                requireTrusted(place);
                return new Binaries(place);
            } catch (IOException failure) {
                refusals.add(DataFolder.unusable(place, failure).getMessage());
            }
        }
        throw new StartupFailure("PostgreSQL could not be unpacked anywhere: " + String.join(" ", refusals));
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

    private static void requireRunning(Path unpacked, Account account) throws IOException {
        if (!reachable(unpacked, account)) {
            throw new IOException("the account of PostgreSQL cannot reach it");
        }
        var program = new Binaries(unpacked).program("postgres").toString();
        var ended = Spawner.run(Path.of("/"), account.command(List.of(program, "--version")), "");
        if (!ended.succeeded()) {
            throw new IOException("the programs do not run there: " + ended.output());
        }
    }

    private static boolean reachable(Path place, Account account) {
        return !account.isSeparate() || ancestors(place).stream().allMatch(Binaries::openToAll);
    }

    private static boolean openToAll(Path folder) {
        try {
            return Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Whoever could change the programs could run his own under our name. */
    private static void requireTrusted(Path place) {
        try {
            var owner = Files.getOwner(place);
            var permissions = Files.getPosixFilePermissions(place);
            var ours = owner.getName().equals(System.getProperty("user.name")) || Account.isRoot(owner);
            if (!ours
                    || permissions.contains(PosixFilePermission.GROUP_WRITE)
                    || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
                throw new StartupFailure("The PostgreSQL programs in " + place + " belong to " + owner.getName()
                        + " or can be changed by others: delete that folder and start again.");
            }
        } catch (IOException failure) {
            throw DataFolder.unusable(place, failure);
        }
    }

    private static List<Path> ancestors(Path place) {
        var ancestors = new ArrayList<Path>();
        for (var folder = place; folder != null; folder = folder.getParent()) {
            ancestors.add(folder);
        }
        return ancestors;
    }
}
