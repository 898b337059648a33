package io.surnia.backup;

import io.surnia.platform.db.Db;
import io.surnia.platform.db.Migrations;
import io.surnia.platform.problem.StartupFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Backs up a database that is in use, and restores one, through PostgreSQL's protocol alone. The work of each is one
 * transaction of the role that owns the schema, which row-level security does not confine.
 *
 * <p>A backup is one zip file that holds everything, keys' hashes, people's names and the secrets handed in among it:
 * it is to be kept as safe as the database.
 */
public final class Backups {
    private final Jdbi owner;
    private final Function<DataSource, Migrations> migrations;
    private final String program;

    /**
     * @param owner connections of the role that owns the schema
     * @param migrations this program's migrations, on a connection of that role
     * @param program this program's version, for whoever reads a backup
     */
    public Backups(DataSource owner, Function<DataSource, Migrations> migrations, String program) {
        this.owner = Db.jdbi(owner);
        this.migrations = migrations;
        this.program = program;
    }

    /**
     * Writes one snapshot of the whole database, whatever is written meanwhile. Nobody waits for it, except a migration.
     * The file appears in its place, readable by its owner alone, once it is whole and on the disk; one that stood there
     * is replaced then.
     *
     * @param secrets files that go in too, by plain name ({@code crypto.key}): what is needed to read what the database
     *     holds encrypted
     * @param progress is told what is being done, one sentence at a time
     * @throws StartupFailure where the file cannot be written, the database does not answer or is not Surnia's
     */
    public Backup write(Path file, Map<String, byte[]> secrets, Consumer<String> progress) {
        try (BackupWriter writer = BackupWriter.to(file)) {
            Manifest manifest = owner.inTransaction(
                    TransactionIsolationLevel.REPEATABLE_READ,
                    handle -> new Snapshot(handle, migrations, program).copyTo(writer, secrets, progress));
            writer.finish(manifest);
            return manifest.describe(secrets);
        } catch (IOException failure) {
            throw new StartupFailure(
                    "the backup cannot be written to %s: %s".formatted(file, reason(failure)), failure);
        } catch (JdbiException failure) {
            throw new StartupFailure("the database did not give all its rows; no backup was written", failure);
        }
    }

    /**
     * Reads a whole backup and says what it holds, without a database.
     *
     * @throws StartupFailure where it is damaged, cut short, or of a newer format
     */
    public static Backup verify(Path file) {
        try (BackupFile backup = BackupFile.open(file)) {
            return backup.describe();
        }
    }

    /** As {@link #restore(Path, boolean, Consumer, Consumer)}, whatever secrets it holds. */
    public Backup restore(Path file, boolean replace, Consumer<String> progress) {
        return restore(file, replace, _ -> {}, progress);
    }

    /**
     * Puts a backup in the database's place: all of it or, where anything is amiss, nothing. One of an older program is
     * brought to this program's version on the way.
     *
     * @param replace whether what the database holds is given up for it; else it must hold no partner
     * @param check may refuse what the verified backup holds with a {@link StartupFailure}: nothing is changed then
     * @param progress is told what is being done, one sentence at a time
     * @return what it held; its secrets are for the caller to put in place
     * @throws StartupFailure where it is damaged, cut short, or newer than this program, or the database is not empty
     */
    public Backup restore(Path file, boolean replace, Consumer<Backup> check, Consumer<String> progress) {
        progress.accept("verifying %s …".formatted(file));
        try (BackupFile backup = BackupFile.open(file)) {
            check.accept(backup.describe());
            owner.useTransaction(handle -> new Restoration(handle, migrations, backup, progress).run(replace));
            return backup.describe();
        } catch (JdbiException failure) {
            throw new StartupFailure("the database did not take the backup; nothing was changed", failure);
        }
    }

    private static String reason(IOException failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
