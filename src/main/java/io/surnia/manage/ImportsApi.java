package io.surnia.manage;

import io.surnia.customers.CustomerId;
import io.surnia.manage.wire.WireImport;
import io.surnia.platform.db.Tx;
import io.surnia.platform.http.Answer;
import io.surnia.platform.http.Call;
import io.surnia.platform.http.Upload;
import io.surnia.platform.problem.Problem;
import io.surnia.provisioning.ImportOptions;
import io.surnia.provisioning.ImportProgress;
import io.surnia.provisioning.ImportReport;
import io.surnia.provisioning.UserImports;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Takes a customer's people from a file, as the command does: all of them, or nobody where a line is wrong. */
final class ImportsApi {
    private static final List<String> TRUTH = List.of("true", "false");

    private final Writes writes;
    private final UserImports imports;

    ImportsApi(Writes writes, UserImports imports) {
        this.writes = writes;
        this.imports = imports;
    }

    void users(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerId customer = caller.customer();
        ImportOptions options = new ImportOptions(flag(call, "dry_run"), flag(call, "archive_missing"));
        Upload file =
                call.upload().orElseThrow(() -> Problem.malformed("The request body must be a CSV file of people."));
        writes.answer(caller, tx -> {
            ImportReport report = load(tx, caller, customer, file, options);
            if (report.mistakes() > 0) {
                throw Problem.invalidFields(WireImport.faults(report));
            }
            return Answer.ok(WireImport.of(report));
        });
    }

    private ImportReport load(Tx tx, Caller caller, CustomerId customer, Upload file, ImportOptions options) {
        try (InputStream in = file.open()) {
            return imports.load(tx, caller.actor(), customer, in, options, ImportProgress.SILENT);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean flag(Call call, String name) {
        return call.choice(name, TRUTH).map(Boolean::parseBoolean).orElse(false);
    }
}
