package io.surnia.backup;

import io.surnia.backup.BackupWriter.Written;
import io.surnia.platform.db.Migrations;
import io.surnia.platform.problem.StartupFailure;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;

/** The transaction of a backup: everything as it was at one instant. */
final class Snapshot {
    private final Handle handle;
    private final BackupStore store;
    private final Function<DataSource, Migrations> migrations;
    private final String program;

    Snapshot(Handle handle, Function<DataSource, Migrations> migrations, String program) {
        this.handle = handle;
        this.store = new BackupStore(handle);
        this.migrations = migrations;
        this.program = program;
    }

    /** Copies all but the manifest, which it returns. */
    Manifest copyTo(BackupWriter writer, Map<String, byte[]> secrets, Consumer<String> progress) throws IOException {
        store.beginReadingForLong();
        if (!store.hasTable("partners")) {
            throw new StartupFailure("the database holds no Surnia: there is nothing to back up");
        }
        String takenAt = store.takenAt();
        List<Migrations.Step> schema =
                migrations.apply(OneConnection.lending(handle.getConnection())).taken();
        List<BackupStore.Table> tables = store.tables();
        store.keepShape(tables);
        List<Manifest.Table> copied = copyTables(writer, tables, progress);
        Map<String, Long> sequences = store.sequences();
        return new Manifest(Manifest.FORMAT, program, takenAt, schema, copied, sequences, copySecrets(writer, secrets));
    }

    private List<Manifest.Table> copyTables(
            BackupWriter writer, List<BackupStore.Table> tables, Consumer<String> progress) throws IOException {
        List<Manifest.Table> copied = new ArrayList<>();
        for (BackupStore.Table table : tables) {
            Written<Long> written = writer.entry(Manifest.entryOfTable(table.name()), out -> {
                try {
                    return store.copyOut(table, out);
                } catch (SQLException failure) {
                    throw new StartupFailure(
                            "the database did not give the rows of %s; no backup was written".formatted(table.name()),
                            failure);
                }
            });
            progress.accept("copied %s: %,d rows".formatted(table.name(), written.result()));
            copied.add(new Manifest.Table(table.name(), table.columns(), written.result(), written.sha256()));
        }
        return copied;
    }

    private static List<Manifest.Secret> copySecrets(BackupWriter writer, Map<String, byte[]> secrets)
            throws IOException {
        List<Manifest.Secret> copied = new ArrayList<>();
        for (Map.Entry<String, byte[]> secret : secrets.entrySet()) {
            Written<Boolean> written = writer.entry(Manifest.entryOfSecret(secret.getKey()), out -> {
                out.write(secret.getValue());
                return true;
            });
            copied.add(new Manifest.Secret(secret.getKey(), written.sha256()));
        }
        return copied;
    }
}
