package io.surnia.provisioning;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.surnia.mail.MailAddress;
import io.surnia.people.RosterEntry;
import io.surnia.people.RosterEntry.ManagerName;
import io.surnia.provisioning.Finding.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns one record at a time into a person, or says what is wrong with it. */
final class RowCheck {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_GROUP = 200;
    private static final int LONGEST_ADDRESS = 320;

    private final CsvFile file;
    private final Layout layout;
    private final Findings findings;

    RowCheck(CsvFile file, Layout layout, Findings findings) {
        this.file = file;
        this.layout = layout;
        this.findings = findings;
    }

    /** The person of a record; null where it is empty, or something is wrong and was noted. */
    @Nullable
    RosterEntry entry(CsvRecord record) {
        Row row = new Row(record.getStartingLineNumber());
        if (!row.read(record.getFields())) {
            return null;
        }
        RosterEntry entry = row.entry();
        return row.isSound ? entry : null;
    }

    private final class Row {
        private final long line;
        private final Map<Column, String> values = new EnumMap<>(Column.class);
        private final List<String> groups = new ArrayList<>();
        private boolean isSound = true;

        Row(long line) {
            this.line = line;
        }

        /** False where nothing is in it. */
        boolean read(List<String> fields) {
            int filled = 0;
            for (int at = 0; at < fields.size(); at++) {
                String value = trimmed(fields.get(at));
                if (!value.isEmpty()) {
                    filled = at + 1;
                    read(at, value);
                }
            }
            if (filled > layout.columns().size() && !layout.isOpen()) {
                wrong(
                        Kind.WRONG_COLUMN_COUNT,
                        "The row has %d columns; the file has %d."
                                .formatted(filled, layout.columns().size()));
            } else if (filled > 0 && fields.size() < layout.least()) {
                wrong(
                        Kind.WRONG_COLUMN_COUNT,
                        "The row has %d columns; at least %d are needed.".formatted(fields.size(), layout.least()));
            }
            return filled > 0;
        }

        private void read(int at, String value) {
            Column column = layout.at(at);
            if (column == null) {
                return;
            }
            if (value.indexOf(DetectedText.UNDECODED) >= 0 || file.isMixed(value)) {
                wrong(Kind.BAD_ENCODING, "The %s has characters of another encoding.".formatted(column.label()));
            } else if (value.chars().anyMatch(RowCheck::isControl)) {
                wrong(
                        Kind.CONTROL_CHARACTER,
                        "The %s holds a line break or another control character; is a quote not closed?"
                                .formatted(column.label()));
            }
            switch (column) {
                case GROUP -> groups.add(value);
                case GROUPS -> {
                    for (String group : value.split("[;|]", -1)) {
                        String name = trimmed(group);
                        if (!name.isEmpty()) {
                            groups.add(name);
                        }
                    }
                }
                default -> values.put(column, value);
            }
        }

        /** To be asked once; notes whatever is wrong. */
        @Nullable
        RosterEntry entry() {
            if (!isSound) {
                return null;
            }
            String address = address();
            PersonName name = name(Column.FIRST_NAME, Column.LAST_NAME, Column.FULL_NAME);
            if (name.isEmpty()) {
                wrong(Kind.MISSING_NAME, "The person has no name.");
            }
            ManagerName manager = manager();
            groups.forEach(group -> limit(group, LONGEST_GROUP, Column.GROUP));
            return isSound
                    ? new RosterEntry(line, name.first(), name.last(), address, manager, distinct(groups))
                    : null;
        }

        private String address() {
            String address = values.getOrDefault(Column.ADDRESS, "");
            if (address.isEmpty()) {
                wrong(Kind.MISSING_ADDRESS, "The person has no e-mail address.");
            } else if (limit(address, LONGEST_ADDRESS, Column.ADDRESS)
                    && MailAddress.parse(address).isEmpty()) {
                wrong(Kind.BAD_ADDRESS, "The address is not an e-mail address.");
            }
            return address;
        }

        private PersonName name(Column first, Column last, Column full) {
            PersonName name = values.containsKey(first) || values.containsKey(last)
                    ? new PersonName(values.getOrDefault(first, ""), values.getOrDefault(last, ""))
                    : PersonName.ofFull(values.getOrDefault(full, ""));
            limit(name.first(), LONGEST_NAME, first);
            limit(name.last(), LONGEST_NAME, last);
            return name;
        }

        private @Nullable ManagerName manager() {
            PersonName name = name(Column.MANAGER_FIRST_NAME, Column.MANAGER_LAST_NAME, Column.MANAGER_FULL_NAME);
            String address = values.getOrDefault(Column.MANAGER_ADDRESS, "");
            if (address.isEmpty()) {
                if (!name.isEmpty()) {
                    wrong(Kind.UNKNOWN_MANAGER, "The manager has a name and no e-mail address.");
                }
                return null;
            }
            if (limit(address, LONGEST_ADDRESS, Column.MANAGER_ADDRESS)
                    && MailAddress.parse(address).isEmpty()) {
                wrong(Kind.BAD_MANAGER_ADDRESS, "The manager's address is not an e-mail address.");
            }
            return name.isEmpty()
                    ? new ManagerName(address, null, null)
                    : new ManagerName(address, name.first(), name.last());
        }

        private boolean limit(String value, int longest, Column column) {
            boolean fits = value.length() <= longest || value.codePointCount(0, value.length()) <= longest;
            if (!fits) {
                wrong(Kind.TOO_LONG, "The %s is longer than %d characters.".formatted(column.label(), longest));
            }
            return fits;
        }

        private void wrong(Kind kind, String sentence) {
            isSound = false;
            findings.add(line, kind, sentence);
        }
    }

    private static List<String> distinct(List<String> groups) {
        if (groups.size() < 2) {
            return groups;
        }
        Set<String> seen = new HashSet<>();
        return groups.stream()
                .filter(group -> seen.add(group.toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** Without the spaces around it, hard ones and those without width too. */
    private static String trimmed(String value) {
        String text = value;
        if (text.indexOf('\u00A0') >= 0 || text.indexOf('\u200B') >= 0 || text.indexOf('\uFEFF') >= 0) {
            text = text.replace('\u00A0', ' ').replace("\u200B", "").replace("\uFEFF", "");
        }
        return text.strip();
    }

    private static boolean isControl(int each) {
        return Character.isISOControl(each) || each == '\u2028' || each == '\u2029';
    }
}
