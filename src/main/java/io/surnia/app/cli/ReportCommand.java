package io.surnia.app.cli;

import io.surnia.app.Rooms;
import io.surnia.customers.CustomerId;
import io.surnia.platform.problem.StartupFailure;
import io.surnia.platform.time.Tenant;
import io.surnia.reports.ReportFormat;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "report", description = "Writes a report on a customer, or on all of a partner's, into a file.")
final class ReportCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--partner", paramLabel = "ID")
    private @Nullable Long partner;

    @Option(names = "--customer", paramLabel = "ID", description = "One customer; else all of the partner's.")
    private @Nullable Long customer;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Not there yet.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "pdf", description = "pdf, xlsx, csv or json.")
    private ReportFormat format = ReportFormat.PDF;

    @Override
    public void run() {
        if (customer == null && partner == null) {
            throw new StartupFailure("say on whom: --customer ID or --partner ID");
        }
        DataCommand.run(spec, (rooms, out) -> {
            Tenant tenant = tenant(rooms);
            try (OutputStream opened = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
                OutputStream buffered = new BufferedOutputStream(opened);
                write(rooms, tenant, buffered);
                buffered.flush();
            } catch (FileAlreadyExistsException taken) {
                throw new StartupFailure("there is something at %s already".formatted(file));
            } catch (IOException failure) {
                throw new StartupFailure("%s cannot be written".formatted(file));
            }
            out.printf("the report is in %s%n", file.toAbsolutePath());
        });
    }

    private void write(Rooms rooms, Tenant tenant, OutputStream out) throws IOException {
        Long one = customer;
        if (one == null) {
            rooms.reports().ofPartner(tenant, format, out);
        } else {
            rooms.reports().ofCustomer(tenant, new CustomerId(one), format, out);
        }
    }

    private Tenant tenant(Rooms rooms) {
        Long one = customer;
        return one == null
                ? Customer.partner(rooms, Objects.requireNonNull(partner))
                : Customer.find(rooms, one, partner);
    }
}
