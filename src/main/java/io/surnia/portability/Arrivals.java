package io.surnia.portability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.surnia.platform.db.Db;
import io.surnia.platform.problem.StartupFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Reads an export into another deployment: every row with its id, its history and its scores, so that the same questions
 * get the same answers there. The keys do not come along.
 */
public final class Arrivals {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Jdbi owner;

    /** @param owner connections of the role that owns the schema: history is written as it happened, and sequences move */
    public Arrivals(DataSource owner) {
        this.owner = Db.jdbi(owner);
    }

    /**
     * Takes an export in one transaction, all of it or nothing.
     *
     * @param folder of JSON lines, as {@link Exports} writes it; its files are checked before anything is written
     * @param progress is told what was done, one sentence at a time
     * @throws StartupFailure where it is no whole export, a newer program wrote it, or the partner is here already
     */
    public ExportManifest take(Path folder, Consumer<String> progress) {
        ExportManifest manifest = whole(folder);
        owner.useTransaction(handle -> new Run(handle, folder, manifest, progress).take());
        return manifest;
    }

    private static ExportManifest whole(Path folder) {
        Path file = folder.resolve(ExportManifest.FILE);
        if (!Files.isRegularFile(file)) {
            throw new StartupFailure("%s is no whole export: it has no %s".formatted(folder, ExportManifest.FILE));
        }
        try {
            JsonNode json = JSON.readTree(file.toFile());
            if (json.path("format").asInt() > ExportManifest.FORMAT) {
                throw new StartupFailure("%s was written by a newer program: read it with that one".formatted(folder));
            }
            ExportManifest manifest = JSON.treeToValue(json, ExportManifest.class);
            if (!manifest.rows().equals("jsonl")) {
                throw new StartupFailure("%s is for spreadsheets: export with --format jsonl".formatted(folder));
            }
            for (ExportManifest.Table table : manifest.tables()) {
                if (!Checksums.of(within(folder, table)).equals(table.sha256())) {
                    throw new StartupFailure(
                            "%s is not what was exported; nothing was changed".formatted(table.file()));
                }
            }
            return manifest;
        } catch (IOException failure) {
            throw new StartupFailure("%s is no whole export; nothing was changed".formatted(folder), failure);
        }
    }

    private static Path within(Path folder, ExportManifest.Table table) {
        return folder.resolve(Path.of(table.file()).getFileName());
    }

    private static final class Run {
        private final Path folder;
        private final ExportManifest manifest;
        private final Consumer<String> progress;
        private final PortableRows rows;
        private final Map<String, List<String>> known = new LinkedHashMap<>();

        Run(Handle handle, Path folder, ExportManifest manifest, Consumer<String> progress) {
            this.folder = folder;
            this.manifest = manifest;
            this.progress = progress;
            this.rows = new PortableRows(handle);
            PortableTables.of(handle).forEach(table -> known.put(table.name(), table.columns()));
        }

        void take() {
            if (rows.hasPartner(manifest.partner())) {
                throw new StartupFailure(
                        "partner %d is here already; nothing was changed".formatted(manifest.partner()));
            }
            manifest.tables().forEach(this::requireKnown);
            manifest.tables().forEach(this::take);
            manifest.sequences().forEach(rows::advance);
            rows.analyze(
                    manifest.tables().stream().map(ExportManifest.Table::name).toList());
        }

        private void requireKnown(ExportManifest.Table table) {
            List<String> columns = known.get(table.name());
            if (columns == null || !columns.containsAll(table.columns())) {
                throw new StartupFailure(
                        "the export (program %s) has more in %s than this program knows; nothing was changed"
                                .formatted(manifest.program(), table.name()));
            }
        }

        private void take(ExportManifest.Table table) {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(within(folder, table)), 1 << 16)) {
                rows.lay(in);
                if (table.name().equals(PortableTables.BREACHES)) {
                    rows.mergeBreaches(table.columns());
                } else {
                    rows.insertLaid(table.name(), table.columns());
                }
                progress.accept("%s: %,d rows".formatted(table.name(), table.rows()));
            } catch (IOException failure) {
                throw new StartupFailure("%s cannot be read; nothing was changed".formatted(table.file()), failure);
            } catch (SQLException failure) {
                throw new StartupFailure(
                        "the database did not take %s; nothing was changed".formatted(table.file()), failure);
            }
        }
    }
}
