package io.surnia.app.cli;

import io.surnia.app.Rooms;
import io.surnia.app.Version;
import io.surnia.platform.problem.StartupFailure;
import io.surnia.platform.time.Tenant;
import io.surnia.portability.ExportFormat;
import io.surnia.portability.ExportManifest;
import io.surnia.portability.Exports;
import io.surnia.portability.Extent;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "export",
        description = "Writes everything of a partner or a customer into a folder, while the server runs.")
final class ExportCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--partner", paramLabel = "ID")
    private @Nullable Long partner;

    @Option(names = "--customer", paramLabel = "ID", description = "One customer, with the partner's library.")
    private @Nullable Long customer;

    @Option(names = "--out", paramLabel = "FOLDER", required = true, description = "Empty, or not there yet.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "jsonl",
            description = "csv for spreadsheets, jsonl for `import export`.")
    private ExportFormat format = ExportFormat.JSONL;

    @Override
    public void run() {
        if (customer == null && partner == null) {
            throw new StartupFailure("say what to export: --customer ID or --partner ID");
        }
        DataCommand.run(spec, (rooms, out) -> {
            ExportManifest manifest = new Exports(rooms.db(), Version.current())
                    .write(
                            tenant(rooms),
                            extent(),
                            folder,
                            format,
                            new Progress(spec.commandLine().getErr()));
            out.printf("%,d rows of %s are in %s%n", manifest.count(), manifest.takenAt(), folder.toAbsolutePath());
        });
    }

    private Tenant tenant(Rooms rooms) {
        Long one = customer;
        if (one != null) {
            return Customer.find(rooms, one, partner);
        }
        return Customer.partner(rooms, Objects.requireNonNull(partner));
    }

    private Extent extent() {
        Long one = customer;
        return one == null ? new Extent.WholePartner() : new Extent.OneCustomer(one);
    }
}
