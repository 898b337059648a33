package io.surnia.directory;

import io.surnia.customers.CustomerId;
import io.surnia.platform.db.Db;
import io.surnia.platform.time.Tenant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tries connections, and changes nothing. */
public final class Probes {
    private final Db db;
    private final Connections connections;
    private final Readers readers;

    public Probes(Db db, Connections connections, Readers readers) {
        this.db = db;
        this.connections = connections;
        this.readers = readers;
    }

    /**
     * Asks a directory for a little; waits for it, outside of any transaction.
     *
     * @return why it does not answer, as a sentence; empty where it does
     * @throws io.surnia.platform.problem.Problem where there is no such connection
     */
    public Optional<String> problem(Tenant tenant, CustomerId customer, ConnectionId id) {
        Probed probed = db.inTenant(
                tenant,
                tx -> new Probed(connections.get(tx, customer, id).details().service(), connections.secret(tx, id)));
        try {
            readers.of(probed.service, probed.secret).probe();
            return Optional.empty();
        } catch (DirectoryFailure failure) {
            return Optional.of(failure.sentence());
        }
    }

    private static final class Probed {
        private final Service service;
        private final @Nullable String secret;

        Probed(Service service, @Nullable String secret) {
            this.service = service;
            this.secret = secret;
        }
    }
}
