package io.surnia.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.surnia.platform.problem.StartupFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each reason not to start is one sentence. */
class RefusedStartTest {
    @TempDir
    private Path temporary;

    @Test
    void refusesADatabaseOfANewerPostgres() throws IOException {
        Files.createDirectories(temporary.resolve("postgres"));
        Files.writeString(temporary.resolve("postgres/PG_VERSION"), "18\n");

        assertRefused(temporary)
                .hasMessage("the database in " + temporary.toRealPath().resolve("postgres")
                        + " was made by PostgreSQL 18, newer than the 17 of this Surnia:"
                        + " start the newer Surnia that made it");
    }

    @Test
    void refusesADatabaseOfAnOlderPostgres() throws IOException {
        Files.createDirectories(temporary.resolve("postgres"));
        Files.writeString(temporary.resolve("postgres/PG_VERSION"), "9.6\n");

        assertRefused(temporary).hasMessageContaining("was made by PostgreSQL 9.6, older than the 17");
    }

    @Test
    void refusesAFolderThatIsNoDatabase() throws IOException {
        Files.createDirectories(temporary.resolve("postgres"));

        assertRefused(temporary).hasMessageContaining("does not hold a PostgreSQL database");
    }

    @Test
    void refusesAFileAsDataFolder() throws IOException {
        var file = Files.writeString(temporary.resolve("data"), "");

        assertRefused(file).hasMessage("the data folder " + file + " is not a folder");
    }

    @Test
    void refusesADatabaseWithoutItsPasswords() throws IOException {
        EmbeddedPostgres.start(temporary, sentence -> {}).close();
        Files.delete(temporary.resolve("server/owner.password"));

        assertRefused(temporary).hasMessageContaining("owner.password is missing");
    }

    @Test
    void saysWhatPostgresSaysOfADamagedDatabase() throws IOException {
        EmbeddedPostgres.start(temporary, sentence -> {}).close();
        Files.delete(temporary.resolve("postgres/global/pg_control"));

        assertRefused(temporary)
                .hasMessageContaining("PostgreSQL does not start")
                .hasMessageContaining("pg_control");
        assertThat(temporary.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void refusesAReadOnlyFileSystem() throws IOException {
        try (var mount = new Mount(temporary, "tmpfs", "ro")) {
            assertRefused(mount.folder.resolve("data")).hasMessageContaining("is on a read-only file system");
        }
    }

    @Test
    void refusesAFullDisk() throws IOException {
        try (var mount = new Mount(temporary, "tmpfs", "size=20m")) {
            assertRefused(mount.folder.resolve("data"))
                    .hasMessageContaining("the disk of " + mount.folder)
                    .hasMessageContaining("is full");
            assertThat(mount.folder.resolve("data/postgres")).doesNotExist();
        }
    }

    @Test
    void refusesAFolderOfAnotherUser() throws IOException {
        assumeTrue(Account.isRoot(), "only root meets folders of others that it could use");
        Files.writeString(temporary.resolve("notes.txt"), "mine");
        var nobody = temporary.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        Files.setOwner(temporary, nobody);

        assertRefused(temporary).hasMessageContaining("belongs to nobody");
    }

    @Test
    void refusesAFolderThatItMayNotWrite() throws IOException {
        assumeTrue(!Account.isRoot(), "root may write everywhere");
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("r-x------"));

        assertRefused(temporary.resolve("data")).hasMessageContaining("may not write in");
    }

    @Test
    void refusesDamagedPrograms() throws IOException {
        var archive = BinariesArchive.ofThisMachine();
        var place = temporary.resolve(archive.folderName());
        archive.unpack(place, unpacked -> {});
        archive.requireComplete(place);
        Files.writeString(place.resolve("lib/libxml2.so.2"), "");

        assertThatThrownBy(() -> archive.requireComplete(place))
                .isInstanceOf(StartupFailure.class)
                .hasMessage("the PostgreSQL programs in " + place + " are damaged: delete that folder and start again");
        try (var files = Files.list(temporary)) {
            assertThat(files).as("nothing half unpacked is left").containsExactly(place);
        }
    }

    @Test
    void keepsTheProgramsThatAnotherUnpackedMeanwhile() throws IOException {
        var archive = BinariesArchive.ofThisMachine();
        var place = Files.createDirectory(temporary.resolve(archive.folderName()));
        var theirs = Files.writeString(place.resolve("theirs"), "");

        archive.unpack(place, unpacked -> {});

        assertThat(theirs).exists();
        try (var files = Files.list(temporary)) {
            assertThat(files).containsExactly(place);
        }
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Path data) {
        return assertThatThrownBy(
                        () -> EmbeddedPostgres.start(data, sentence -> {}).close())
                .isInstanceOf(StartupFailure.class);
    }

    /** A file system for the time of a test; only root may mount one. */
    private static final class Mount implements AutoCloseable {
        private final Path folder;

        Mount(Path parent, String type, String options) throws IOException {
            assumeTrue(Account.isRoot(), "only root mounts");
            folder = Files.createDirectory(parent.resolve("mount"));
            var mounted =
                    Spawner.run(Path.of("/"), List.of("mount", "-t", type, "-o", options, type, folder.toString()), "");
            assumeTrue(mounted.succeeded(), () -> "mounting is not allowed here: " + mounted.output());
        }

        @Override
        public void close() throws IOException {
            Spawner.run(Path.of("/"), List.of("umount", folder.toString()), "");
        }
    }
}
