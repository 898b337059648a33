package io.surnia.portability;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.surnia.platform.db.Db;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.StartupFailure;
import io.surnia.platform.time.Tenant;
import io.surnia.portability.PortableTables.Table;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Writes a partner or one of its customers into a folder, a file a table, while the server runs: one snapshot, streamed,
 * under row-level security. It holds people's data and the hashes of passwords: keep it as safe as the database.
 */
public final class Exports {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Db db;
    private final String program;

    /** @param program this program's version, for whoever reads an export */
    public Exports(Db db, String program) {
        this.db = db;
        this.program = program;
    }

    /**
     * Writes an export. The manifest comes last: a folder without it is no export.
     *
     * @param folder empty or not there yet; its owner alone can read what is written
     * @param progress is told what was done, one sentence at a time
     * @throws StartupFailure where the folder holds something or cannot be written
     */
    public ExportManifest write(
            Tenant tenant, Extent extent, Path folder, ExportFormat format, Consumer<String> progress) {
        try {
            prepare(folder);
            ExportManifest manifest =
                    db.inSnapshot(tenant, tx -> new Run(tx, extent, folder, format, progress).write());
            JSON.writerWithDefaultPrettyPrinter()
                    .writeValue(folder.resolve(ExportManifest.FILE).toFile(), manifest);
            return manifest;
        } catch (IOException | UncheckedIOException failure) {
            throw new StartupFailure("the export cannot be written to %s".formatted(folder), failure);
        }
    }

    private static void prepare(Path folder) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try (Stream<Path> files = Files.list(folder)) {
            if (files.findAny().isPresent()) {
                throw new StartupFailure(
                        "%s holds something already: export into a folder of its own".formatted(folder));
            }
        }
    }

    private final class Run {
        private final Extent extent;
        private final Path folder;
        private final ExportFormat format;
        private final Consumer<String> progress;
        private final long partner;
        private final PortableRows rows;
        private final List<Table> tables;

        Run(Tx tx, Extent extent, Path folder, ExportFormat format, Consumer<String> progress) {
            this.extent = extent;
            this.folder = folder;
            this.format = format;
            this.progress = progress;
            this.partner = tx.tenant().partnerId();
            this.rows = new PortableRows(tx.handle());
            this.tables = PortableTables.of(tx.handle());
        }

        ExportManifest write() {
            List<ExportManifest.Table> written = new ArrayList<>();
            for (Table table : tables) {
                Optional<String> condition = PortableTables.condition(table, partner, extent);
                condition.ifPresent(which -> written.add(write(table, which)));
            }
            return new ExportManifest(
                    ExportManifest.FORMAT,
                    program,
                    rows.takenAt(),
                    partner,
                    extent instanceof Extent.OneCustomer(long customer) ? (Long) customer : null,
                    format.name().toLowerCase(Locale.ROOT),
                    List.copyOf(written),
                    rows.sequences());
        }

        private ExportManifest.Table write(Table table, String condition) {
            String name = table.name() + format.suffix();
            var digest = Checksums.sha256();
            try (OutputStream out = new BufferedOutputStream(
                    new DigestOutputStream(Files.newOutputStream(folder.resolve(name)), digest), 1 << 16)) {
                long count = rows.copyOut(table, condition, format, out);
                out.flush();
                progress.accept("%s: %,d rows".formatted(name, count));
                return new ExportManifest.Table(table.name(), table.columns(), name, count, Checksums.hex(digest));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (SQLException failure) {
                throw new StartupFailure("the database did not give the rows of %s".formatted(table.name()), failure);
            }
        }
    }
}
