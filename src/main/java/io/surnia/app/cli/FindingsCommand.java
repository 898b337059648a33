package io.surnia.app.cli;

import io.surnia.customers.CustomerId;
import io.surnia.partner.Actor;
import io.surnia.platform.problem.Problem;
import io.surnia.platform.problem.StartupFailure;
import io.surnia.platform.time.Tenant;
import io.surnia.provisioning.FindingImports;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "findings", description = "Takes what others found of a customer's addresses.")
final class FindingsCommand {
    private static final Actor OPERATOR = new Actor.Operator("surnia findings");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Command(
            name = "import",
            description =
                    "Takes which address is in which breach from a CSV file: all of it, or nothing where a line is"
                            + " wrong.")
    void load(
            @Parameters(paramLabel = "FILE", description = "Address, breach, and the day where it is known.") Path file,
            @Option(names = "--customer", paramLabel = "ID", required = true) long customer,
            @Option(names = "--partner", paramLabel = "ID", description = "Whose customer; found where not given.")
                    @Nullable
                    Long partner) {
        DataCommand.run(spec, "import", (rooms, out) -> {
            Tenant tenant = Customer.find(rooms, customer, partner);
            try (InputStream in = Files.newInputStream(file)) {
                FindingImports.Taken taken = rooms.db()
                        .inTenant(
                                tenant, tx -> rooms.findingImports().load(tx, OPERATOR, new CustomerId(customer), in));
                out.printf("%,d findings, %,d of them new%n", taken.findings(), taken.added());
            } catch (IOException unreadable) {
                throw new StartupFailure("%s cannot be read".formatted(file), unreadable);
            } catch (Problem wrong) {
                wrong.fields().forEach(each -> out.println(each.errorDescription()));
                throw new StartupFailure("%s was not imported: %s".formatted(file, wrong.sentence()), wrong);
            }
        });
    }
}
