package io.surnia.provisioning;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.surnia.customers.CustomerId;
import io.surnia.customers.Customers;
import io.surnia.partner.Actor;
import io.surnia.people.RosterChanges;
import io.surnia.people.RosterEntry;
import io.surnia.people.RosterFault;
import io.surnia.people.RosterWriter;
import io.surnia.people.Rosters;
import io.surnia.platform.db.Db;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import io.surnia.platform.time.Tenant;
import io.surnia.provisioning.Finding.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes files of a customer's people. A file is CSV of the Power or the Autopilot layout, or of any columns that its
 * header names; its encoding, separator and line ends are found out. It is read once and never held.
 */
public final class UserImports {
    private static final int ROWS_BETWEEN_TELLING = 2_000;

    private final Db db;
    private final Customers customers;
    private final Rosters rosters;

    public UserImports(Db db, Customers customers, Rosters rosters) {
        this.db = db;
        this.customers = customers;
        this.rosters = rosters;
    }

    /**
     * Takes a file in one transaction: all of it, or nothing where anything is wrong. What follows from who came and
     * went (what they owe, their scores, the customer's counters) is in the same transaction.
     *
     * @param file read to its end, and not closed
     * @param progress is told by this thread
     * @return what was changed, or would be, or what is wrong: ask the report
     * @throws Problem where there is no such customer, or somebody else added one of the people meanwhile
     * @throws UncheckedIOException where the file cannot be read to its end; nothing was changed
     */
    public ImportReport load(
            Tenant tenant,
            Actor actor,
            CustomerId customer,
            InputStream file,
            ImportOptions options,
            ImportProgress progress) {
        return db.inTenant(tenant, tx -> load(tx, actor, customer, file, options, progress));
    }

    /** As the other, within a transaction that does something else, too. */
    public ImportReport load(
            Tx tx, Actor actor, CustomerId customer, InputStream file, ImportOptions options, ImportProgress progress) {
        customers.get(tx, customer);
        return new Run(tx, actor, customer, options, progress).load(file);
    }

    private final class Run {
        private final Tx tx;
        private final Actor actor;
        private final CustomerId customer;
        private final ImportOptions options;
        private final ImportProgress progress;
        private final Findings findings = new Findings();
        private long people;
        private long lastLine = 1;

        Run(Tx tx, Actor actor, CustomerId customer, ImportOptions options, ImportProgress progress) {
            this.tx = tx;
            this.actor = actor;
            this.customer = customer;
            this.options = options;
            this.progress = progress;
        }

        ImportReport load(InputStream in) {
            CountedInput counted = new CountedInput(in);
            try {
                // Not closed: the caller's stream would be, too.
                CsvFile file = new CsvFile(counted);
                Layout layout = file.layout().orElse(null);
                if (layout == null) {
                    findings.add(1, Kind.UNKNOWN_LAYOUT, """
                            The first line is neither a header that names an e-mail address and a name, nor a person: \
                            full name and address, or first name, last name and address.""");
                    return report(file, "unknown layout", List.of(), null);
                }
                lay(file, layout, counted);
                RosterChanges changes = changes();
                return report(file, layout.name(), notes(layout), changes);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        private void lay(CsvFile file, Layout layout, CountedInput counted) throws IOException {
            RowCheck check = new RowCheck(file, layout, findings);
            try (RosterWriter writer = rosters.lay(tx);
                    CloseableIterator<CsvRecord> records = file.records()) {
                if (layout.hasHeader() && records.hasNext()) {
                    records.next();
                }
                while (hasNext(records)) {
                    CsvRecord record = records.next();
                    lastLine = record.getStartingLineNumber();
                    RosterEntry entry = check.entry(record);
                    if (entry != null) {
                        writer.add(entry);
                        people++;
                        if (people % ROWS_BETWEEN_TELLING == 0) {
                            progress.read(counted.count(), people);
                        }
                    }
                }
                writer.finish();
                progress.read(counted.count(), people);
            }
            if (people == 0 && findings.isEmpty()) {
                findings.add(1, Kind.NO_PEOPLE, "There is nobody in the file.");
            }
        }

        /** Broken quotes end the reading: what follows cannot be told apart. */
        private boolean hasNext(CloseableIterator<CsvRecord> records) {
            try {
                return records.hasNext();
            } catch (CsvParseException broken) {
                findings.add(
                        lastLine + 1,
                        Kind.BROKEN_QUOTES,
                        "A quote is not closed, or something follows a closed one; nothing after it was read.");
                return false;
            }
        }

        private @Nullable RosterChanges changes() {
            progress.step("checking the list as a whole");
            for (RosterFault fault : rosters.faults(tx, customer, ImportReport.MOST_FINDINGS)) {
                switch (fault) {
                    case RosterFault.Repeated repeated ->
                        findings.add(
                                repeated.line(),
                                Kind.DUPLICATE,
                                "The address is that of line %d, too.".formatted(repeated.firstLine()));
                    case RosterFault.ManagerUnknown unknown ->
                        findings.add(
                                unknown.line(),
                                Kind.UNKNOWN_MANAGER,
                                "The manager's address is nobody's whom the file or the customer knows, and has no name.");
                }
            }
            if (!findings.isEmpty()) {
                return null;
            }
            if (options.dryRun()) {
                return rosters.compare(tx, customer, options.archivesMissing(), progress::step);
            }
            RosterChanges changes = rosters.take(tx, actor, customer, options.archivesMissing(), progress::step);
            progress.step("computing what they owe and how they stand");
            return changes;
        }

        private ImportReport report(CsvFile file, String layout, List<String> notes, @Nullable RosterChanges changes) {
            return new ImportReport(
                    people,
                    layout + ", " + file.format(),
                    notes,
                    findings.inOrder(),
                    findings.count(),
                    changes,
                    options.dryRun());
        }

        private static List<String> notes(Layout layout) {
            List<String> notes = new ArrayList<>();
            layout.ignored().forEach(header -> notes.add("The column '%s' is left aside.".formatted(header)));
            return notes;
        }
    }
}
