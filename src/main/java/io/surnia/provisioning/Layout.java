package io.surnia.provisioning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands in which column: as the header says, else as the Power layout (first, last, address, manager's first, last,
 * address, groups …) or the Autopilot layout (full name, address) has it (domain.md, Directory sync).
 *
 * @param name for people
 * @param columns in the order of the file; null where a column is left aside
 * @param hasHeader whether the first record is the header
 * @param isOpen whether every further column is a group
 * @param ignored the headers of columns that are left aside
 */
record Layout(String name, List<@Nullable Column> columns, boolean hasHeader, boolean isOpen, List<String> ignored) {
    private static final List<@Nullable Column> POWER = List.of(
            Column.FIRST_NAME,
            Column.LAST_NAME,
            Column.ADDRESS,
            Column.MANAGER_FIRST_NAME,
            Column.MANAGER_LAST_NAME,
            Column.MANAGER_ADDRESS);
    private static final List<@Nullable Column> AUTOPILOT = List.of(Column.FULL_NAME, Column.ADDRESS);

    /** The layout that a file's first record shows; empty where it is neither a header nor a person. */
    static Optional<Layout> of(List<String> first) {
        int address = addressIn(first);
        if (address < 0) {
            return ofHeader(first);
        }
        return switch (address) {
            case 1 -> Optional.of(new Layout("Autopilot layout", AUTOPILOT, false, false, List.of()));
            case 2 -> Optional.of(new Layout("Power layout", POWER, false, true, List.of()));
            default -> Optional.empty();
        };
    }

    /** A row must reach so far. */
    int least() {
        int least = 0;
        for (int at = 0; at < columns.size(); at++) {
            if (columns.get(at) == Column.ADDRESS) {
                least = at + 1;
            }
        }
        return least;
    }

    /** The column at a place; null where it is left aside. */
    @Nullable
    Column at(int place) {
        return place < columns.size() ? columns.get(place) : isOpen ? Column.GROUP : null;
    }

    private static int addressIn(List<String> record) {
        for (int at = 0; at < record.size(); at++) {
            if (record.get(at).contains("@")) {
                return at;
            }
        }
        return -1;
    }

    private static Optional<Layout> ofHeader(List<String> header) {
        List<@Nullable Column> columns = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        Set<Column> known = EnumSet.noneOf(Column.class);
        for (String each : header) {
            Column column = Column.named(each);
            boolean isUsable =
                    column != null && (known.add(column) || column == Column.GROUP || column == Column.GROUPS);
            columns.add(isUsable ? column : null);
            if (!isUsable && !each.isBlank()) {
                ignored.add(each.strip());
            }
        }
        boolean hasName = known.contains(Column.FULL_NAME)
                || known.contains(Column.FIRST_NAME)
                || known.contains(Column.LAST_NAME);
        if (!known.contains(Column.ADDRESS) || !hasName) {
            return Optional.empty();
        }
        while (columns.getLast() == null && header.get(columns.size() - 1).isBlank()) {
            columns.removeLast();
        }
        boolean isOpen = columns.getLast() == Column.GROUP || columns.equals(POWER);
        return Optional.of(
                new Layout("columns by header", Collections.unmodifiableList(columns), true, isOpen, ignored));
    }
}
