package io.surnia.platform.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** The running server: a child of this process, which ends with us. */
final class Postmaster {
    /** How long a server with much to write may take to stop. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int ANY_PORT = 0;
    private static final Duration FOR_THE_FORCED = Duration.ofMillis(500);
    private static final int ATTEMPTS = 20;
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Process process;
    private final int port;
    private final ServerLog log = new ServerLog();
    private final Thread copier;

    private Postmaster(Process process, int port) {
        this.process = process;
        this.port = port;
        this.copier = Thread.ofPlatform().daemon().name("postgres-log").start(() -> log.copy(process.inputReader()));
    }

    /** At a free port. Returns once it answers, however long its recovery takes. */
    static Postmaster start(DataFolder folder, Binaries binaries, Account account, Consumer<String> progress) {
        return start(ANY_PORT, folder, binaries, account, progress);
    }

    /** As the one that ended, at its port. Returns once it answers. */
    Postmaster startAgain(DataFolder folder, Binaries binaries, Account account, Consumer<String> progress) {
        return start(port, folder, binaries, account, progress);
    }

    private static Postmaster start(
            int port, DataFolder folder, Binaries binaries, Account account, Consumer<String> progress) {
        try {
            for (int attempt = 1; ; attempt++) {
                var postmaster = spawn(port == ANY_PORT ? freePort() : port, folder, binaries, account);
                if (postmaster.answers(folder, progress)) {
                    return postmaster;
                }
                if (attempt == ATTEMPTS || !postmaster.mayBeTriedAgain()) {
                    throw Obstacle.of(folder.cluster(), postmaster.log.complaint());
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        } catch (IOException failure) {
            throw Obstacle.at(folder.cluster(), failure);
        }
    }

    int port() {
        return port;
    }

    /** Blocks until it has ended, by itself or because it was told to. */
    void awaitEnd() throws InterruptedException {
        process.waitFor();
    }

    /** How it ended, in its own words where it had any. */
    String lastWords() {
        return "exit code " + process.exitValue() + ", " + log.complaint();
    }

    /** Waits so long for it to write and end, then ends it by force: nothing committed is lost, the next start recovers. */
    void stop(Duration patience) {
        try {
            if (process.isAlive()) {
                Signal.INT.send(process.pid());
            }
            if (!process.waitFor(patience)) {
                Signal.QUIT.send(process.pid());
                if (!process.waitFor(FOR_THE_FORCED)) {
                    process.destroyForcibly();
                }
            }
            copier.join(Duration.ofSeconds(1));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Postmaster spawn(int port, DataFolder folder, Binaries binaries, Account account)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(binaries.program("postgres").toString());
        command.add("-D");
        command.add(Cluster.seenFrom(folder.cluster()));
        Configuration.of(port).forEach((name, value) -> {
            command.add("-c");
            command.add(name + "=" + value);
        });
        return new Postmaster(Spawner.start(folder.cluster(), account.command(command)), port);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }

    private boolean answers(DataFolder folder, Consumer<String> progress) {
        try {
            return awaitReady(folder, progress);
        } catch (RuntimeException | Error failure) {
            stop(PATIENCE);
            throw failure;
        }
    }

    /** Waits for it to answer, or to end. */
    private boolean awaitReady(DataFolder folder, Consumer<String> progress) {
        var pidFile = PidFile.of(folder);
        boolean recovering = false;
        while (process.isAlive()) {
            var running = pidFile.running();
            if (running.isPresent() && running.get().ready() && running.get().pid() == process.pid()) {
                return true;
            }
            if (!recovering && log.tells("recovery in progress")) {
                progress.accept("recovering the database, which was not shut down …");
                recovering = true;
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        stop(PATIENCE);
        return false;
    }

    /** Its port was taken since we looked, or the last backends of a killed server are still ending. */
    private boolean mayBeTriedAgain() {
        return log.tells("could not bind") || log.tells("pre-existing shared memory block");
    }
}
