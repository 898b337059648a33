package io.surnia.manage;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.customers.CustomerId;
import io.surnia.customers.Customers;
import io.surnia.exposures.DehashedRecords;
import io.surnia.manage.wire.WireImportedFindings;
import io.surnia.manage.wire.WireWiped;
import io.surnia.partner.Audit;
import io.surnia.partner.Subject;
import io.surnia.platform.http.Answer;
import io.surnia.platform.http.Call;
import io.surnia.platform.problem.Problem;
import io.surnia.provisioning.FindingImports;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What others found of a customer's addresses, as JSON or as CSV; and letting go of leaked passwords. */
final class FindingsApi {
    private static final int MOST = 10_000;

    private final Writes writes;
    private final Audit audit;
    private final Customers customers;
    private final FindingImports imports;
    private final DehashedRecords leaked;

    FindingsApi(Writes writes, Audit audit, Customers customers, FindingImports imports, DehashedRecords leaked) {
        this.writes = writes;
        this.audit = audit;
        this.customers = customers;
        this.imports = imports;
        this.leaked = leaked;
    }

    void take(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerId customer = caller.customer();
        boolean isCsv = call.header("Content-Type").orElse("").startsWith("text/csv");
        List<FindingImports.Row> rows = isCsv ? List.of() : rows(call);
        writes.answer(
                caller,
                tx -> Answer.ok(WireImportedFindings.of(
                        isCsv
                                ? imports.load(tx, caller.actor(), customer, new ByteArrayInputStream(call.body()))
                                : imports.take(tx, caller.actor(), customer, rows))));
    }

    void wipe(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerId customer = caller.customer();
        writes.answer(caller, tx -> {
            customers.get(tx, customer);
            WireWiped wiped = new WireWiped(leaked.wipePasswords(tx, customer));
            audit.record(
                    tx,
                    caller.actor(),
                    "wipe_leaked_passwords",
                    new Subject("customer", customer.value()),
                    null,
                    wiped);
            return Answer.ok(wiped);
        });
    }

    private static List<FindingImports.Row> rows(Call call) {
        Fields fields = Fields.of(call);
        List<JsonNode> elements = fields.elements("findings", 1, MOST);
        fields.verify();
        List<FindingImports.Row> rows = new ArrayList<>();
        List<Problem.Field> faults = new ArrayList<>();
        for (JsonNode element : elements) {
            String place = "findings[%d]".formatted(rows.size());
            Fields finding = Fields.ofElement(element, place);
            if (element.isObject()) {
                finding.require("email", "breach");
            }
            rows.add(new FindingImports.Row(
                    place,
                    finding.text("email", 1, 320, ""),
                    finding.text("breach", 1, 200, ""),
                    finding.textOrNull("found_on", 10, null)));
            faults.addAll(finding.faults());
        }
        if (!faults.isEmpty()) {
            throw Problem.invalidFields(faults.subList(0, Math.min(100, faults.size())));
        }
        return rows;
    }
}
