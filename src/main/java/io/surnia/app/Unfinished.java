package io.surnia.app;

import io.surnia.platform.db.Db;
import java.util.List;
import javax.sql.DataSource;

/** Clears what a killed load of the sample left behind: every tenant's rows, for a demo holds no other's. */
final class Unfinished {
    private Unfinished() {}

    static void discard(DataSource owner) {
        Db.jdbi(owner).useTransaction(handle -> {
            List<String> tables = handle.createQuery("""
                    select format('%I', table_name)
                      from information_schema.columns
                     where table_schema = current_schema() and column_name = 'partner_id'
                     union select 'partners'
                    """).mapTo(String.class).list();
            handle.execute("truncate " + String.join(", ", tables));
            handle.createQuery("""
                    select setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)
                      from pg_sequences
                     where schemaname = current_schema() and sequencename <> 'breach_ids'
                    """).mapTo(Long.class).list();
        });
    }
}
