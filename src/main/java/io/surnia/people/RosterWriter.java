package io.surnia.people;

import io.surnia.platform.db.RowCopy;
import io.surnia.platform.db.Tx;

/** Takes a roster's entries, one by one and none held. Close it; what was not finished was not laid. */
public final class RosterWriter implements AutoCloseable {
    private final RowCopy rows;

    RosterWriter(Tx tx) {
        rows = RowCopy.into(tx, RosterStore.STAGED);
    }

    public void add(RosterEntry entry) {
        RosterEntry.ManagerName manager = entry.manager();
        rows.value(entry.line())
                .value(entry.firstName())
                .value(entry.lastName())
                .value(entry.email())
                .value(manager == null ? null : manager.email())
                .value(manager == null ? null : manager.firstName())
                .value(manager == null ? null : manager.lastName())
                .value(entry.groups())
                .endRow();
    }

    /** No entry follows; how many there were. */
    public long finish() {
        return rows.finish();
    }

    @Override
    public void close() {
        rows.close();
    }
}
