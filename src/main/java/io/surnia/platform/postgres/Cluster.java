package io.surnia.platform.postgres;

import io.surnia.platform.problem.StartupFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The files of the database: made whole in a folder beside their place, with roles and all, then renamed into it. */
record Cluster(DataFolder folder) {

    boolean exists() {
        return Files.exists(folder.cluster());
    }

    /** @throws StartupFailure where it exists and is not of our major version */
    void requireKnownVersion() {
        if (!exists()) {
            return;
        }
        var place = folder.cluster();
        try {
            var version = Files.readString(place.resolve("PG_VERSION")).strip();
            int major = Integer.parseInt(version.split("\\.", 2)[0]);
            if (major > BinariesArchive.MAJOR_VERSION) {
                throw otherVersion(
                        version,
                        "newer than the " + BinariesArchive.MAJOR_VERSION
                                + " of this Surnia: start the newer Surnia that made it");
            }
            if (major < BinariesArchive.MAJOR_VERSION) {
                throw otherVersion(
                        version,
                        "older than the " + BinariesArchive.MAJOR_VERSION
                                + " of this Surnia: back it up with the Surnia that made it and restore it here");
            }
        } catch (IOException | NumberFormatException unknown) {
            throw new StartupFailure(
                    "the folder " + place + " does not hold a PostgreSQL database: restore it from a backup", unknown);
        }
    }

    /** Makes the cluster, the roles and the database, or hands the existing files to the account. */
    void createIfMissing(Binaries binaries, Account account, Passwords passwords, Consumer<String> progress) {
        try {
            if (exists()) {
                account.ownAll(folder.cluster());
            } else {
                progress.accept("creating the database …");
                create(binaries, account, passwords);
            }
        } catch (IOException failure) {
            throw Obstacle.at(folder.cluster(), failure);
        }
    }

    private void create(Binaries binaries, Account account, Passwords passwords) throws IOException {
        var unfinished = folder.unfinishedCluster();
        Folders.delete(unfinished);
        var files = Folders.createPrivate(unfinished.resolve("postgres"));
        var password = Files.writeString(unfinished.resolve("password"), passwords.superuser());
        for (var path : List.of(files, password, unfinished)) {
            account.own(path);
        }
        try {
            initialize(files, binaries, account);
            setUp(files, "postgres", rolesAndDatabase(passwords), binaries, account);
            setUp(files, EmbeddedPostgres.DATABASE, privileges(), binaries, account);
            Files.move(files, folder.cluster(), StandardCopyOption.ATOMIC_MOVE);
            Folders.sync(folder.path());
        } finally {
            Folders.delete(unfinished);
        }
    }

    private void initialize(Path files, Binaries binaries, Account account) throws IOException {
        var command = List.of(
                binaries.program("initdb").toString(),
                "--pgdata=" + seenFrom(files),
                "--username=" + EmbeddedPostgres.SUPERUSER,
                "--pwfile=../password",
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions");
        requireSuccess(Spawner.run(files, account.command(command), ""));
    }

    /** In single-user mode, so that a cluster in its place is always complete; each line is one statement. */
    private void setUp(Path files, String database, List<String> statements, Binaries binaries, Account account)
            throws IOException {
        var command = new ArrayList<>(List.of(binaries.program("postgres").toString(), "--single"));
        command.addAll(List.of("-D", seenFrom(files), "-c", "exit_on_error=on", "-c", "log_min_error_statement=panic"));
        command.add(database);
        requireSuccess(Spawner.run(files, account.command(command), String.join("\n", statements) + "\n"));
    }

    private static List<String> rolesAndDatabase(Passwords passwords) {
        var login = " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD ";
        return List.of(
                "CREATE ROLE " + EmbeddedPostgres.OWNER + login + "'" + passwords.owner() + "'",
                "CREATE ROLE " + EmbeddedPostgres.APP + login + "'" + passwords.app() + "'",
                "REVOKE ALL ON DATABASE postgres FROM PUBLIC",
                "REVOKE ALL ON DATABASE template1 FROM PUBLIC",
                "CREATE DATABASE " + EmbeddedPostgres.DATABASE + " OWNER " + EmbeddedPostgres.OWNER,
                "REVOKE ALL ON DATABASE " + EmbeddedPostgres.DATABASE + " FROM PUBLIC",
                "GRANT CONNECT, TEMPORARY ON DATABASE " + EmbeddedPostgres.DATABASE + " TO " + EmbeddedPostgres.APP);
    }

    private static List<String> privileges() {
        return List.of(
                "REVOKE ALL ON SCHEMA public FROM PUBLIC", "GRANT USAGE ON SCHEMA public TO " + EmbeddedPostgres.APP);
    }

    /**
     * How a process that starts in this folder names it. Through the magic link it needs no way through the folders
     * above, which are closed to the account.
     */
    static String seenFrom(Path files) {
        var self = Path.of("/proc/self/cwd");
        return Files.exists(self) ? self.toString() : files.toString();
    }

    private void requireSuccess(Spawner.Ended ended) {
        if (!ended.succeeded()) {
            throw Obstacle.of(
                    folder.cluster(), ServerLog.complaint(ended.output().lines().toList()));
        }
    }

    private StartupFailure otherVersion(String version, String relation) {
        return new StartupFailure(
                "the database in " + folder.cluster() + " was made by PostgreSQL " + version + ", " + relation);
    }
}
