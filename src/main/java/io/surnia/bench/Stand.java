package io.surnia.bench;

import io.surnia.customers.Customers;
import io.surnia.platform.db.Tx;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What every measurement stands on.
 *
 * @param pgbench null where the machine has none
 * @param nginx null where the machine has none
 */
record Stand(
        ServerProcess server,
        Load.Target target,
        Dataset.Opened data,
        StatementRecorder recorder,
        Customers customers,
        @Nullable Pgbench pgbench,
        @Nullable Nginx nginx) {

    /** The server's answers to a path, asked with the partner's key. */
    Load load(String name, String path) {
        return new Load(name, target, request(path), 200);
    }

    byte[] request(String path) {
        return HttpsConnection.get(path, "Bearer " + data.key());
    }

    /** The same SQL without a server around it; null where there is no pgbench. */
    @Nullable
    Contender sql(Consumer<Tx> work) {
        List<String> statements = recorder.statements(work);
        return pgbench == null ? null : pgbench.transaction("pgbench, the same transaction", statements);
    }
}
