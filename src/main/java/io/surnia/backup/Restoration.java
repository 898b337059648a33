package io.surnia.backup;

import io.surnia.platform.db.Migrations;
import io.surnia.platform.db.Migrations.Step;
import io.surnia.platform.problem.StartupFailure;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;

/**
 * The transaction of a restore. The rows go into the very schema that they were taken from, which is then brought to
 * this program's version by the same steps that an upgrade takes.
 */
final class Restoration {
    private final BackupStore store;
    private final Migrations migrations;
    private final BackupFile backup;
    private final Manifest manifest;
    private final Consumer<String> progress;

    Restoration(
            Handle handle, Function<DataSource, Migrations> migrations, BackupFile backup, Consumer<String> progress) {
        this.store = new BackupStore(handle);
        this.migrations = migrations.apply(OneConnection.lending(handle.getConnection()));
        this.backup = backup;
        this.manifest = backup.manifest();
        this.progress = progress;
    }

    void run(boolean replace) {
        store.beginReplacingAll();
        requireKnownSchema();
        requireOurOwn(replace);
        makeRoom();
        requireSameTables();
        manifest.tables().forEach(this::load);
        manifest.sequences().forEach(store::restartSequence);
        progress.accept("bringing the schema to this program's version …");
        migrations.migrate();
        progress.accept("gathering statistics …");
        store.analyze(store.tables());
    }

    private void requireKnownSchema() {
        List<Step> known = migrations.known();
        Set<String> versions = new TreeSet<>(known.stream().map(Step::version).toList());
        if (!versions.contains(manifest.schemaVersion())) {
            throw new StartupFailure(
                    "the backup's schema is at version %s (program %s), newer than this program's %s: restore it with the newer program; nothing was changed"
                            .formatted(
                                    manifest.schemaVersion(),
                                    manifest.program(),
                                    known.getLast().version()));
        }
        if (!known.containsAll(manifest.schema())) {
            throw new StartupFailure(
                    "the backup was made by a build (program %2$s) whose schema at version %1$s differs from this program's; nothing was changed"
                            .formatted(manifest.schemaVersion(), manifest.program()));
        }
    }

    private void requireOurOwn(boolean replace) {
        boolean ours = store.hasTable("partners");
        if (!ours && !store.tables().isEmpty()) {
            throw new StartupFailure(
                    "the database holds tables that are not Surnia's: restore into a database of its own; nothing was changed");
        }
        if (ours && !replace && store.hasPartner()) {
            throw new StartupFailure(
                    "the database holds partners: say --replace to give up all that it holds for the backup; nothing was changed");
        }
    }

    /** A schema at the backup's version is emptied and stays, with whatever rights were given on it by hand. */
    private void makeRoom() {
        if (migrations.taken().equals(manifest.schema())) {
            store.empty(store.tables());
        } else {
            progress.accept("building the schema at version %s …".formatted(manifest.schemaVersion()));
            migrations.rebuild(manifest.schemaVersion());
        }
    }

    private void requireSameTables() {
        Set<String> present = new TreeSet<>();
        store.tables().forEach(table -> present.add(table.name() + new TreeSet<>(table.columns())));
        Set<String> wanted = new TreeSet<>();
        manifest.tables().forEach(table -> wanted.add(table.name() + new TreeSet<>(table.columns())));
        boolean sameSequences = manifest.sequences().keySet().equals(Set.copyOf(store.sequenceNames()));
        if (!present.equals(wanted) || !sameSequences) {
            throw new StartupFailure("the backup's tables are not those of its schema's version %s; nothing was changed"
                    .formatted(manifest.schemaVersion()));
        }
    }

    private void load(Manifest.Table table) {
        backup.rowsOf(table, in -> {
            try {
                return store.copyIn(table.name(), table.columns(), in);
            } catch (SQLException failure) {
                throw new StartupFailure(
                        "the database did not take the rows of %s (SQLSTATE %s); nothing was changed"
                                .formatted(table.name(), failure.getSQLState()),
                        failure);
            }
        });
        progress.accept("loaded %s: %,d rows".formatted(table.name(), table.rows()));
    }
}
