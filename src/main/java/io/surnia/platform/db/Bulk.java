package io.surnia.platform.db;

import java.sql.SQLException;

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
}
