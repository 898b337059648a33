package io.surnia.app.cli;

import io.surnia.app.Database;
import io.surnia.app.Rooms;
import io.surnia.app.Surnia;
import io.surnia.customers.CustomerId;
import io.surnia.partner.Actor;
import io.surnia.partner.IssuedKey;
import io.surnia.partner.Scope;
import io.surnia.platform.config.Configuration;
import io.surnia.platform.problem.StartupFailure;
import io.surnia.platform.time.Tenant;
import io.surnia.portability.Arrivals;
import io.surnia.portability.ExportManifest;
import io.surnia.portability.MoveIn;
import io.surnia.portability.MoveInReport;
import io.surnia.portability.RemoteApi;
import io.surnia.portability.RemoteTrust;
import io.surnia.provisioning.ImportOptions;
import io.surnia.provisioning.ImportReport;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "import", description = "Brings people and whole customers in.")
final class ImportCommand {
    private static final Actor OPERATOR = new Actor.Operator("surnia import");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Command(
            name = "users",
            description = "Takes a customer's people from a CSV file: all of them, or nobody where a line is wrong.")
    void users(
            @Parameters(
                            paramLabel = "FILE",
                            description = "First name, last name, address, the manager's three, groups; or full name,"
                                    + " address; or any order with a header.")
                    Path file,
            @Option(names = "--customer", paramLabel = "ID", required = true) long customer,
            @Option(names = "--partner", paramLabel = "ID", description = "Whose customer; found where not given.")
                    @Nullable
                    Long partner,
            @Option(names = "--dry-run", description = "Tells what would change, and changes nothing.") boolean dryRun,
            @Option(names = "--archive-missing", description = "Archives active people who are not in the file.")
                    boolean archiveMissing) {
        CommandSpec own =
                Objects.requireNonNull(spec.subcommands().get("users")).getCommandSpec();
        Configuration configuration = SettingOptions.read(own);
        try (Database database = Database.forCommand(
                        configuration, new Progress(own.commandLine().getErr()));
                InputStream in = Files.newInputStream(file)) {
            database.migrate();
            Rooms rooms = Surnia.rooms(database, configuration, Clock.systemUTC());
            Tenant tenant = Customer.find(rooms, customer, partner);
            ImportReport report;
            try (ImportBar bar =
                    ImportBar.of(Files.size(file), own.commandLine().getErr())) {
                report = rooms.userImports()
                        .load(
                                tenant,
                                OPERATOR,
                                new CustomerId(customer),
                                in,
                                new ImportOptions(dryRun, archiveMissing),
                                bar);
            }
            if (report.isTaken()) {
                database.analyze();
            }
            ImportReportPage.print(report, own.commandLine().getOut());
            if (report.mistakes() > 0) {
                throw new StartupFailure("%d mistakes in %s; nothing was imported".formatted(report.mistakes(), file));
            }
        } catch (IOException unreadable) {
            throw new StartupFailure("%s cannot be read".formatted(file), unreadable);
        }
    }

    @Command(
            name = "export",
            description = "Takes what `surnia export` wrote, with every id and all history, and prints a new key.")
    void export(@Parameters(paramLabel = "FOLDER") Path folder) {
        CommandSpec own =
                Objects.requireNonNull(spec.subcommands().get("export")).getCommandSpec();
        Configuration configuration = SettingOptions.read(own);
        Progress progress = new Progress(own.commandLine().getErr());
        try (Database database = Database.forCommand(configuration, progress)) {
            database.migrate();
            ExportManifest manifest = new Arrivals(database.owner()).take(folder, progress);
            Rooms rooms = Surnia.rooms(database, configuration, Clock.systemUTC());
            IssuedKey key = rooms.db()
                    .inTenant(
                            Customer.partner(rooms, manifest.partner()),
                            tx -> rooms.keys().issue(tx, OPERATOR, "first key", new Scope.WholePartner(), true, null));
            own.commandLine()
                    .getOut()
                    .printf("%,d rows%npartner  %d%nkey      %s%n", manifest.count(), manifest.partner(), key.secret());
            own.commandLine().getOut().flush();
        }
    }

    @Command(
            name = "cyberhoot",
            description = "Moves a partner in from a running deployment through its partner API. It can be run again.")
    void moveIn(
            @Option(names = "--url", paramLabel = "URL", required = true, description = "https://host[:port]") URI url,
            @Option(
                            names = "--key-file",
                            paramLabel = "FILE",
                            description = "Holds the partner's key there; else it is read from SURNIA_REMOTE_KEY.")
                    @Nullable
                    Path keyFile,
            @Option(
                            names = "--key",
                            paramLabel = "KEY",
                            description = "The key itself: others see it in the process list.")
                    @Nullable
                    String key,
            @Option(
                            names = "--ca",
                            paramLabel = "FILE",
                            description = "Authorities (PEM) to trust instead of the system's.")
                    @Nullable
                    Path authorities,
            @Option(names = "--partner", paramLabel = "ID", description = "Into this partner; else into a new one.")
                    @Nullable
                    Long partner) {
        DataCommand.run(spec, "cyberhoot", (rooms, out) -> {
            RemoteApi api = new RemoteApi(
                    url,
                    RemoteKey.read(key, keyFile, System.getenv("SURNIA_REMOTE_KEY")),
                    authorities == null ? RemoteTrust.ofSystem() : RemoteTrust.in(authorities),
                    RemoteKey::pause);
            Progress progress = new Progress(spec.commandLine().getErr());
            MoveInReport report = new MoveIn(rooms.forMovingIn(), api, progress)
                    .run(partner == null ? null : Customer.partner(rooms, partner));
            out.printf("partner %d%n", report.partner());
            report.moved()
                    .forEach((what, count) -> out.printf(
                            "  %-12s %,9d there, %,9d added, %,9d of them under their id%n",
                            what, count.there(), count.added(), count.kept()));
            report.leftBehind().forEach(line -> out.println("left behind: " + line));
            MoveInReport.NOT_GIVEN.forEach(line -> out.println("not given: " + line));
        });
    }
}
