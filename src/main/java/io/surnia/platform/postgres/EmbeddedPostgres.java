package io.surnia.platform.postgres;

import io.surnia.platform.problem.StartupFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL 17 on one data folder: started by us, or another Surnia's that we attached to. It listens on 127.0.0.1
 * at a port that changes from start to start; whoever connects needs a password.
 *
 * <p>The data folder is 700 and holds {@code postgres} (the cluster) and {@code server} (700: the lock and the
 * passwords, each 600).
 */
public final class EmbeddedPostgres implements AutoCloseable {
    /** The database of Surnia. */
    public static final String DATABASE = "surnia";

    /** The role that owns the database and migrates it. */
    public static final String OWNER = "surnia_owner";

    /** The role of the running application: owns nothing, and row-level security binds it. */
    public static final String APP = "surnia_app";

    /** The role that made the cluster; for maintenance alone. */
    public static final String SUPERUSER = "postgres";

    /** How long a first start may take on a slow machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final int port;
    private final Passwords passwords;
    private final @Nullable Supervisor supervisor;
    private final @Nullable FolderLock lock;

    private EmbeddedPostgres(
            int port, Passwords passwords, @Nullable Supervisor supervisor, @Nullable FolderLock lock) {
        this.port = port;
        this.passwords = passwords;
        this.supervisor = supervisor;
        this.lock = lock;
    }

    /**
     * Locks the folder, stops what an earlier, killed Surnia left running there, creates the cluster where there is
     * none, starts PostgreSQL and returns once it answers. {@link #close} stops it; so does the end of this process,
     * however it ends.
     *
     * @param dataFolder created where missing
     * @param progress is told what is being done, one sentence at a time, before it is done
     * @throws StartupFailure where the folder is in use, cannot be written, is full, or holds another version's data
     */
    public static EmbeddedPostgres start(Path dataFolder, Consumer<String> progress) {
        var folder = DataFolder.prepare(dataFolder);
        var lock = FolderLock.tryAcquire(folder).orElseThrow(() -> FolderLock.inUse(folder));
        return start(folder, lock, progress);
    }

    /**
     * Connects to the PostgreSQL of a Surnia that runs on this folder. {@link #close} then leaves it running.
     *
     * @throws StartupFailure where none runs, or this user may not read the folder
     */
    public static EmbeddedPostgres attach(Path dataFolder) {
        return attach(DataFolder.existing(dataFolder), Duration.ZERO);
    }

    /**
     * For a command that needs the data: {@linkplain #attach attaches} to the running Surnia's PostgreSQL, or
     * {@linkplain #start starts} it for itself where none runs. Waits for a Surnia that is just starting.
     */
    public static EmbeddedPostgres attachOrStart(Path dataFolder, Consumer<String> progress) {
        var folder = DataFolder.prepare(dataFolder);
        return FolderLock.tryAcquire(folder)
                .map(lock -> start(folder, lock, progress))
                .orElseGet(() -> attach(folder, PATIENCE));
    }

    /**
     * Starts it again at the same port, from now on, whenever it ends without being told to. Does nothing for one that
     * another process started.
     *
     * @param lost is told, once, where it ended again and again or does not start any more
     */
    public void supervise(Consumer<StartupFailure> lost) {
        if (supervisor != null) {
            supervisor.watch(lost);
        }
    }

    /** False from when a supervised one ended until it answers again. Costs no more than reading a field. */
    public boolean running() {
        return supervisor == null || supervisor.running();
    }

    /** Where it listens, on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** The JDBC address of {@link #DATABASE}, without user and password. */
    public String jdbcUrl() {
        return jdbcUrl(DATABASE);
    }

    /** The JDBC address of another database of the cluster, without user and password. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The password of {@link #OWNER}. */
    public String ownerPassword() {
        return passwords.owner();
    }

    /** The password of {@link #APP}. */
    public String appPassword() {
        return passwords.app();
    }

    /** The password of {@link #SUPERUSER}. */
    public String superuserPassword() {
        return passwords.superuser();
    }

    /**
     * Stops PostgreSQL, where this process started it: open transactions are rolled back, connections closed. Returns
     * when it has stopped, after 10 s at most by force (nothing committed is lost).
     */
    @Override
    public void close() {
        stop(Postmaster.PATIENCE);
    }

    /** As {@link #close}, after so long by force. */
    public void stop(Duration patience) {
        if (supervisor != null) {
            supervisor.stop(patience);
        }
        if (lock != null) {
            lock.close();
        }
    }

    private static EmbeddedPostgres attach(DataFolder folder, Duration patience) {
        int port = PidFile.of(folder)
                .awaitReady(patience)
                .orElseThrow(() -> new StartupFailure("no Surnia runs on the data folder " + folder.path()))
                .port();
        return new EmbeddedPostgres(port, Passwords.read(folder), null, null);
    }

    private static EmbeddedPostgres start(DataFolder folder, FolderLock lock, Consumer<String> progress) {
        try {
            return startLocked(folder, lock, progress);
        } catch (RuntimeException | Error failure) {
            lock.close();
            throw failure;
        }
    }

    private static EmbeddedPostgres startLocked(DataFolder folder, FolderLock lock, Consumer<String> progress) {
        var cluster = new Cluster(folder);
        cluster.requireKnownVersion();
        PidFile.of(folder).stopOrphan(progress);
        var account = Account.ofPostgres(progress);
        var binaries = Binaries.provide(folder, account, progress);
        var passwords = Passwords.readOrCreate(folder, cluster.exists());
        cluster.createIfMissing(binaries, account, passwords, progress);
        var postmaster = Postmaster.start(folder, binaries, account, progress);
        return new EmbeddedPostgres(
                postmaster.port(), passwords, new Supervisor(folder, binaries, account, postmaster), lock);
    }
}
