package io.surnia.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.surnia.platform.problem.StartupFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two on one folder, and whatever a kill -9 leaves behind. */
class RecoveryTest {
    @TempDir
    private static Path temporary;

    private static Path data;
    private static List<ProcessHandle> leftovers;

    @BeforeAll
    static void createOnce() throws SQLException {
        data = temporary.resolve("data");
        leftovers = new ArrayList<>();
        try (var postgres = EmbeddedPostgres.start(data, sentence -> {})) {
            Sql.execute(postgres, "CREATE TABLE sighting (owl text)");
        }
    }

    @AfterAll
    static void endLeftovers() {
        leftovers.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void refusesASecondSurniaOnTheFolder() {
        try (var first = ServerProcess.start(data).awaitLine("ready")) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(data, sentence -> {}))
                    .isInstanceOf(StartupFailure.class)
                    .hasMessageContaining(data + " is in use by another Surnia, process " + first.pid());
            first.stop();
        }
    }

    @Test
    void refusesASecondStartInTheSameProcess() {
        try (var first = EmbeddedPostgres.start(data, sentence -> {})) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(data, sentence -> {}))
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
            try (var server = ServerProcess.start(data).awaitLine("Exception")) {
                assertThat(server.pid()).isPositive();
            }
            assertThat(first.port()).isPositive();
        }
    }

    @Test
    void attachesACommandToTheRunningServer() throws SQLException {
        try (var server = ServerProcess.start(data).awaitLine("ready")) {
            try (var command = EmbeddedPostgres.attachOrStart(data, sentence -> {})) {
                Sql.execute(command, "INSERT INTO sighting VALUES ('attached')");
            }
            try (var later = EmbeddedPostgres.attach(data)) {
                assertThat(count(later, "attached")).isEqualTo("1");
            }
            server.stop();
        }
        assertThatThrownBy(() -> EmbeddedPostgres.attach(data)).hasMessageContaining("no Surnia runs");
    }

    @Test
    void startsForACommandWhereNoServerRuns() throws SQLException {
        try (var command = EmbeddedPostgres.attachOrStart(data, sentence -> {})) {
            assertThat(Sql.ask(command, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void losesNothingWhenTheServerAloneIsKilled() throws SQLException {
        try (var server = ServerProcess.start(data).awaitLine("ready")) {
            try (var attached = EmbeddedPostgres.attach(data)) {
                Sql.execute(attached, "INSERT INTO sighting VALUES ('before the kill')");
            }
            server.kill();
        }
        try (var next = EmbeddedPostgres.start(data, sentence -> {})) {
            assertThat(count(next, "before the kill")).isEqualTo("1");
        }
    }

    @Test
    void losesNothingWhenEverythingIsKilled() throws SQLException {
        try (var server = ServerProcess.start(data).awaitLine("ready")) {
            try (var attached = EmbeddedPostgres.attach(data)) {
                Sql.execute(attached, "INSERT INTO sighting VALUES ('before the crash')");
            }
            var postmaster = ProcessHandle.of(running().pid()).orElseThrow();
            var all = new ArrayList<>(postmaster.descendants().toList());
            all.add(postmaster);
            all.forEach(ProcessHandle::destroyForcibly);
            server.kill();
        }
        try (var next = EmbeddedPostgres.start(data, sentence -> {})) {
            assertThat(count(next, "before the crash")).isEqualTo("1");
        }
    }

    @Test
    void stopsTheOrphanOfAnEarlierSurnia() throws IOException, SQLException {
        assumeTrue(Spawner.has("setpriv"), "needs setpriv");
        var orphan = startOrphan(List.of("setpriv", "--pdeathsig=clear"));
        var sentences = new ArrayList<String>();

        try (var next = EmbeddedPostgres.start(data, sentences::add)) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(Sql.ask(next, "SELECT 1")).isEqualTo("1");
        }
        assertThat(sentences)
                .containsExactly(
                        "stopping PostgreSQL, process " + orphan.pid() + ", which an earlier Surnia left behind …");
    }

    @Test
    void takesAZombieForDead() throws IOException, SQLException {
        assumeTrue(Files.exists(Path.of("/proc/self")), "needs /proc");
        // Its parent becomes a sleep, which never asks how its child ended.
        startOrphan(List.of("sh", "-c", "\"$0\" \"$@\" & exec sleep 600"));
        var zombie = running().pid();
        ProcessHandle.of(zombie).orElseThrow().destroyForcibly();
        while (!Files.readString(Path.of("/proc/" + zombie + "/cmdline")).isEmpty()) {
            Thread.onSpinWait();
        }

        try (var next = EmbeddedPostgres.start(data, sentence -> {})) {
            assertThat(ProcessHandle.of(zombie)).isPresent();
            assertThat(Sql.ask(next, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void leavesAnotherProgramAloneThatGotTheOldNumber() throws IOException, SQLException {
        var account = Account.ofPostgres(sentence -> {});
        var stranger = Spawner.start(Path.of("/"), account.command(List.of("sleep", "600")));
        leftovers.add(stranger.toHandle());
        var pidFile = data.resolve("postgres/postmaster.pid");
        Files.writeString(pidFile, stranger.pid() + "\n/proc/self/cwd\n1\n5432\n\n127.0.0.1\n1 1\nready\n");
        account.own(pidFile);

        try (var next = EmbeddedPostgres.start(data, sentence -> {})) {
            assertThat(Sql.ask(next, "SELECT 1")).isEqualTo("1");
        }
        assertThat(stranger.isAlive()).isTrue();
    }

    @Test
    void beginsAgainWhereTheCreationWasKilled() throws SQLException {
        var other = temporary.resolve("killed-early");
        try (var server = ServerProcess.start(other).awaitLine("creating")) {
            server.kill();
        }
        try (var next = EmbeddedPostgres.start(other, sentence -> {})) {
            assertThat(Sql.ask(next, "SELECT current_database()")).isEqualTo("surnia");
        }
        assertThat(other.resolve("postgres.unfinished")).doesNotExist();
    }

    private static String count(EmbeddedPostgres postgres, String owl) throws SQLException {
        return Sql.ask(postgres, "SELECT count(*) FROM sighting WHERE owl = '" + owl + "'");
    }

    private static PidFile.Running running() {
        return PidFile.of(DataFolder.existing(data)).running().orElseThrow();
    }

    /** Like the server's own, but by another command, so that it outlives whoever started it. */
    private static Process startOrphan(List<String> wrapper) throws IOException {
        var folder = DataFolder.existing(data);
        var account = Account.ofPostgres(sentence -> {});
        var binaries = Binaries.provide(folder, account, sentence -> {});
        var command = new ArrayList<>(wrapper);
        command.add(binaries.program("postgres").toString());
        command.addAll(List.of("-D", Cluster.seenFrom(folder.cluster())));
        command.addAll(List.of("-c", "listen_addresses=127.0.0.1", "-c", "port=54329"));
        command.addAll(List.of("-c", "unix_socket_directories="));
        var process = Spawner.start(folder.cluster(), account.command(command));
        leftovers.add(process.toHandle());
        while (PidFile.of(folder).running().filter(PidFile.Running::ready).isEmpty()) {
            Thread.onSpinWait();
        }
        return process;
    }
}
