package io.surnia.provisioning;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.surnia.customers.CustomerId;
import io.surnia.customers.Customers;
import io.surnia.exposures.Exposures;
import io.surnia.mail.MailAddress;
import io.surnia.partner.Actor;
import io.surnia.partner.Audit;
import io.surnia.partner.Subject;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Takes findings that somebody else made: which address is in which breach, since when. All of a list is taken, or nothing
 * where anything in it is wrong. Whatever is known already stays as it is.
 */
public final class FindingImports {
    private static final int MOST = 100_000;
    private static final int MOST_FAULTS = 100;
    private static final int AT_ONCE = 1_000;
    private static final int LONGEST_BREACH_NAME = 200;
    private static final List<String> EMAIL = List.of("email", "e-mail", "address", "email address");
    private static final List<String> BREACH = List.of("breach", "breach name", "breach_name", "name");
    private static final List<String> DAY = List.of("date", "found", "found on", "found_on", "found_at");

    private final Audit audit;
    private final Customers customers;
    private final Exposures exposures;

    public FindingImports(Audit audit, Customers customers, Exposures exposures) {
        this.audit = audit;
        this.customers = customers;
        this.exposures = exposures;
    }

    /**
     * One finding as it was written.
     *
     * @param place where it stands, as its faults name it: {@code line 3}, {@code findings[2]}
     * @param foundOn a day such as {@code 2026-11-24}; null or blank for today
     */
    public record Row(
            String place,
            String email,
            String breach,
            @Nullable String foundOn) {}

    /**
     * What was taken.
     *
     * @param findings how many the list holds
     * @param added how many of them were not known
     */
    public record Taken(int findings, int added) {}

    /**
     * Takes a CSV file: address, name of the breach and, if there is one, the day, in this order or as a header names them.
     *
     * @param file read to its end, and not closed
     * @throws Problem where there is no such customer, or naming each line that is wrong; nothing was changed
     */
    public Taken load(Tx tx, Actor actor, CustomerId customer, InputStream file) {
        return take(tx, actor, customer, rows(file));
    }

    /**
     * Takes a list.
     *
     * @throws Problem where there is no such customer, or naming each row that is wrong; nothing was changed
     */
    public Taken take(Tx tx, Actor actor, CustomerId customer, List<Row> rows) {
        customers.get(tx, customer);
        List<Problem.Field> faults = new ArrayList<>();
        List<io.surnia.exposures.Finding> findings = new ArrayList<>();
        for (Row row : rows) {
            check(tx, row, faults, findings);
        }
        if (!faults.isEmpty()) {
            throw Problem.invalidFields(faults.subList(0, Math.min(faults.size(), MOST_FAULTS)));
        }
        int added = 0;
        for (int from = 0; from < findings.size(); from += AT_ONCE) {
            added += exposures.recordAll(
                    tx, customer, findings.subList(from, Math.min(from + AT_ONCE, findings.size())));
        }
        Taken taken = new Taken(findings.size(), added);
        audit.record(tx, actor, "import_findings", new Subject("customer", customer.value()), null, taken);
        return taken;
    }

    private static void check(Tx tx, Row row, List<Problem.Field> faults, List<io.surnia.exposures.Finding> findings) {
        Instant foundAt = foundAt(tx, row.foundOn());
        if (MailAddress.parse(row.email()).isEmpty()) {
            faults.add(fault(row, "the address is none"));
        } else if (!isName(row.breach())) {
            faults.add(fault(row, "the breach must have a name of 1 to 200 characters on one line"));
        } else if (foundAt == null) {
            faults.add(fault(row, "the date must be a day such as 2026-11-24, and not in the future"));
        } else {
            findings.add(
                    new io.surnia.exposures.Finding(row.email(), row.breach().strip(), foundAt));
        }
    }

    private static boolean isName(String breach) {
        return !breach.isBlank()
                && breach.strip().length() <= LONGEST_BREACH_NAME
                && breach.strip().codePoints().noneMatch(Character::isISOControl);
    }

    /** Null where it is no day, or one that has not come. */
    private static @Nullable Instant foundAt(Tx tx, @Nullable String day) {
        if (day == null || day.isBlank()) {
            return tx.now();
        }
        try {
            LocalDate found = LocalDate.parse(day.strip());
            return found.isAfter(tx.today()) || found.getYear() < 1970
                    ? null
                    : found.atStartOfDay(tx.tenant().zone()).toInstant();
        } catch (DateTimeException noDay) {
            return null;
        }
    }

    private static Problem.Field fault(Row row, String what) {
        return new Problem.Field(row.place(), "invalid_parameter", "In %s %s.".formatted(row.place(), what));
    }

    private static List<Row> rows(InputStream file) {
        List<Row> rows = new ArrayList<>();
        long line = 1;
        try {
            CsvFile csv = new CsvFile(file);
            try (CloseableIterator<CsvRecord> records = csv.records()) {
                int[] columns = {0, 1, 2};
                while (records.hasNext()) {
                    CsvRecord record = records.next();
                    line = record.getStartingLineNumber();
                    if (rows.isEmpty() && isHeader(record)) {
                        columns = columns(record);
                        continue;
                    }
                    if (rows.size() == MOST) {
                        throw Problem.malformed("A list may hold at most %d findings.".formatted(MOST));
                    }
                    rows.add(new Row(
                            "line " + line,
                            field(record, columns[0]),
                            field(record, columns[1]),
                            field(record, columns[2])));
                }
            }
        } catch (CsvParseException broken) {
            throw Problem.malformed("The file cannot be read as CSV after line %d.".formatted(line));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        if (rows.isEmpty()) {
            throw Problem.malformed("The file holds no finding.");
        }
        return rows;
    }

    private static boolean isHeader(CsvRecord first) {
        return first.getFields().stream().noneMatch(field -> field.contains("@"))
                && column(first, EMAIL) >= 0
                && column(first, BREACH) >= 0;
    }

    private static int[] columns(CsvRecord header) {
        return new int[] {column(header, EMAIL), column(header, BREACH), column(header, DAY)};
    }

    private static int column(CsvRecord header, List<String> names) {
        for (int at = 0; at < header.getFieldCount(); at++) {
            if (names.contains(header.getField(at).strip().toLowerCase(Locale.ROOT))) {
                return at;
            }
        }
        return -1;
    }

    private static String field(CsvRecord record, int column) {
        return column < 0 || column >= record.getFieldCount() ? "" : record.getField(column);
    }
}
