package io.surnia.app.cli;

import io.surnia.library.Flaw;
import io.surnia.library.FolderReading;
import io.surnia.library.Imported;
import io.surnia.library.LibraryFolder;
import io.surnia.library.NewLibraryItem;
import io.surnia.partner.Actor;
import io.surnia.partner.Tenants;
import io.surnia.platform.problem.StartupFailure;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "library", description = "Brings trainings, policies, surveys and exercises into partners' libraries.")
final class LibraryCommand {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Command(
            name = "import",
            description = "Imports a folder of Markdown files, or says what is wrong with it; all or nothing.")
    void importFolder(
            @Parameters(paramLabel = "FOLDER", description = "Items or a course; docs/library.md tells their form.")
                    Path folder,
            @Option(names = "--partner", paramLabel = "ID", required = true, description = "Whose library.")
                    long partner,
            @Option(
                            names = "--as",
                            paramLabel = "NAME",
                            description =
                                    "What stands before the items' keys; by default made of the folder's name. Importing again under the same name adds new versions.")
                    @Nullable
                    String name,
            @Option(names = "--dry-run", description = "Reads and reports, and changes nothing.") boolean isDryRun) {
        String as = name == null ? LibraryFolder.nameOf(folder) : name;
        if (!LibraryFolder.isName(as)) {
            throw new StartupFailure("--as: a name has 1 to 40 of a-z, 0-9 and hyphens");
        }
        FolderReading read = LibraryFolder.read(folder, as);
        report(read, spec.commandLine().getOut());
        if (isDryRun) {
            return;
        }
        DataCommand.run(spec, "import", (rooms, out) -> {
            Tenants.Active found = rooms.tenants()
                    .find(partner)
                    .orElseThrow(() -> new StartupFailure("there is no partner %d".formatted(partner)));
            Actor operator = new Actor.Operator("surnia library import");
            Imported imported =
                    rooms.db().inTenant(found.tenant(), tx -> rooms.library().importFolder(tx, operator, read));
            out.printf(
                    "added %d items, %d were there before%n", imported.added().size(), imported.alreadyThere());
        });
    }

    @Command(name = "stock", description = "Gives every partner what the starter library has and its own has not.")
    void stock() {
        DataCommand.run(
                spec,
                "stock",
                (rooms, out) -> rooms.tenants().each(each -> {
                    int added = rooms.db().<Integer>inTenant(each.tenant(), rooms.library()::stock);
                    out.printf("%d %s: added %d items%n", each.tenant().partnerId(), each.shortName(), added);
                }));
    }

    private static void report(FolderReading read, PrintWriter out) {
        read.notes().forEach(note -> out.println("note: " + note));
        if (!read.isSound()) {
            for (Flaw flaw : read.flaws()) {
                out.println("flaw: " + flaw);
            }
            out.flush();
            throw new StartupFailure("nothing was imported: the folder has %d flaws"
                    .formatted(read.flaws().size()));
        }
        for (NewLibraryItem item : read.items()) {
            out.printf(
                    "%-12s %-40s v%d %s, %d pictures%n",
                    item.kind().word(),
                    item.starterKey(),
                    item.version(),
                    item.title(),
                    item.pictures().size());
        }
        out.flush();
    }
}
