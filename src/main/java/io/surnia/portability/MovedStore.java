package io.surnia.portability;

import io.surnia.platform.db.Tx;
import java.util.HashMap;
import java.util.Map;

/** The table moved_in. */
final class MovedStore {
    /** What there is two of: its word in the table, and the sequence of its ids here. */
    enum Kind {
        PARTNER("partner", "partner_ids"),
        CUSTOMER("customer", "customer_ids"),
        MANAGER("manager", "manager_ids"),
        USER("user", "user_ids"),
        GROUP("group", "group_ids"),
        ASSIGNMENT("assignment", "assignment_ids");

        final String word;
        final String sequence;

        Kind(String word, String sequence) {
            this.word = word;
            this.sequence = sequence;
        }
    }

    void add(Tx tx, String origin, Kind kind, long there, long here) {
        tx.update("""
                insert into moved_in (partner_id, origin, kind, there, here)
                values (:partner, :origin, :kind, :there, :here)""")
                .bind("origin", origin)
                .bind("kind", kind.word)
                .bind("there", there)
                .bind("here", here)
                .execute();
    }

    /** Which id there became which here. */
    Map<Long, Long> all(Tx tx, String origin, Kind kind) {
        Map<Long, Long> here = new HashMap<>();
        tx.query("""
                select there, here from moved_in
                 where partner_id = :partner and origin = :origin and kind = :kind""")
                .bind("origin", origin)
                .bind("kind", kind.word)
                .map((row, _) -> here.put(row.getLong(1), row.getLong(2)))
                .list();
        return here;
    }
}
