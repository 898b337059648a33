package io.surnia.platform.db;

import java.sql.SQLException;
import org.jdbi.v3.core.statement.Update;

/** What a transaction needs that writes very many rows at once. */
public final class Bulk {
    private Bulk() {}

    /**
     * Lets this transaction's statements take as long as they take, and sort or hash a million rows in memory: few such
     * transactions run at once. It ends with the transaction.
     */
    public static void allow(Tx tx) {
        tx.handle().execute("set local work_mem = '128MB'");
        tx.handle().execute("set local statement_timeout = 0");
        try {
            // The pool sets its own again when the connection comes back; a dead server is told by TCP's keep-alive.
            tx.handle().getConnection().setNetworkTimeout(Runnable::run, 0);
        } catch (SQLException failure) {
            throw new IllegalStateException("the connection takes no timeout", failure);
        }
    }

    /**
     * Runs a statement that writes very many rows, and returns how many. PostgreSQL checks each foreign key of each row by
     * a statement of its own, and plans that anew for each row where the connection plans with the values in sight: then
     * the check costs up to ten times as much. Here it is planned once.
     */
    public static int write(Tx tx, Update statement) {
        String before = tx.handle()
                .createQuery("select current_setting('plan_cache_mode')")
                .mapTo(String.class)
                .one();
        plan(tx, "force_generic_plan");
        int rows = statement.execute();
        plan(tx, before);
        return rows;
    }

    private static void plan(Tx tx, String mode) {
        tx.handle()
                .createQuery("select set_config('plan_cache_mode', :mode, true)")
                .bind("mode", mode)
                .mapTo(String.class)
                .one();
    }
}
