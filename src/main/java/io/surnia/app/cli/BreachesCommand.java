package io.surnia.app.cli;

import io.surnia.exposures.CatalogueLoad;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "breaches", description = "Keeps the public catalogue of breaches.")
final class BreachesCommand {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Command(
            name = "import",
            description = "Loads the Have I Been Pwned v3 catalogue from a file; a broken file changes nothing.")
    void load(@Parameters(paramLabel = "FILE", description = "What /api/v3/breaches answers.") Path file) {
        DataCommand.run(spec, "import", (rooms, out) -> {
            CatalogueLoad load = rooms.catalogue().load(file);
            out.printf(
                    "%d breaches: %d added, %d updated, %d unchanged%n",
                    load.total(), load.added(), load.updated(), load.unchanged());
        });
    }
}
