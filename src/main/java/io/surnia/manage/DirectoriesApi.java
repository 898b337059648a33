package io.surnia.manage;

import io.surnia.customers.CustomerId;
import io.surnia.customers.Customers;
import io.surnia.directory.Connection;
import io.surnia.directory.ConnectionDetails;
import io.surnia.directory.ConnectionId;
import io.surnia.directory.Connections;
import io.surnia.directory.Probes;
import io.surnia.manage.wire.WireDirectory;
import io.surnia.manage.wire.WireDirectoryRun;
import io.surnia.manage.wire.WireProbe;
import io.surnia.platform.http.Answer;
import io.surnia.platform.http.Call;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The directories that customers' people are read from: for the partner's key alone. A secret is never sent. */
final class DirectoriesApi {
    private final Reads reads;
    private final Writes writes;
    private final Customers customers;
    private final Connections connections;
    private final Probes probes;

    DirectoriesApi(Reads reads, Writes writes, Customers customers, Connections connections, Probes probes) {
        this.reads = reads;
        this.writes = writes;
        this.customers = customers;
        this.connections = connections;
        this.probes = probes;
    }

    void list(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        CustomerId customer = caller.customer();
        reads.list(
                caller,
                (tx, slice) -> {
                    customers.get(tx, customer);
                    return connections.page(tx, customer, slice.after(), slice.limit());
                },
                WireDirectory::of);
    }

    void one(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        reads.one(caller, one(caller.customer(), id(call)));
    }

    void create(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        CustomerId customer = caller.customer();
        Fields fields = Fields.of(call);
        @Nullable String secret = secret(fields);
        ConnectionDetails details = DirectoryFields.readNew(fields);
        writes.answer(caller, tx -> {
            Connection made = connections.add(tx, caller.actor(), customer, details, secret);
            WireDirectory sent = WireDirectory.of(made);
            return Answer.created(call.path() + "/" + sent.id(), sent).with(One.version(sent));
        });
    }

    void change(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        CustomerId customer = caller.customer();
        ConnectionId id = id(call);
        Fields fields = Fields.of(call);
        @Nullable String secret = secret(fields);
        writes.change(
                caller,
                one(customer, id),
                tx -> connections.change(
                        tx, caller.actor(), customer, id, before -> DirectoryFields.read(fields, before), secret));
    }

    void remove(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        CustomerId customer = caller.customer();
        ConnectionId id = id(call);
        writes.remove(caller, one(customer, id), tx -> connections.remove(tx, caller.actor(), customer, id));
    }

    /** The directory is asked before the transaction: none waits for another's server. */
    void test(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        Optional<String> problem = probes.problem(caller.tenant(), caller.customer(), id(call));
        writes.answer(caller, _ -> Answer.ok(WireProbe.of(problem)));
    }

    void runs(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        CustomerId customer = caller.customer();
        ConnectionId id = id(call);
        reads.list(
                caller,
                (tx, slice) -> connections.runs(tx, customer, id, slice.after(), slice.limit()),
                WireDirectoryRun::of);
    }

    void run(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        CustomerId customer = caller.customer();
        ConnectionId id = id(call);
        Fields fields = Fields.of(call);
        boolean isDry = fields.flag("dry_run", false);
        fields.verify();
        writes.answer(
                caller,
                tx -> Answer.ok(WireDirectoryRun.of(connections.ask(tx, caller.actor(), customer, id, isDry)))
                        .withStatus(202));
    }

    void confirm(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        CustomerId customer = caller.customer();
        ConnectionId id = id(call);
        writes.answer(
                caller,
                tx -> Answer.ok(WireDirectoryRun.of(connections.confirm(tx, caller.actor(), customer, id)))
                        .withStatus(202));
    }

    private One one(CustomerId customer, ConnectionId id) {
        return new One(
                tx -> WireDirectory.of(connections.get(tx, customer, id)), tx -> connections.hold(tx, customer, id));
    }

    private static @Nullable String secret(Fields fields) {
        return fields.textOrNull("secret", Connections.LONGEST_SECRET, null);
    }

    private static ConnectionId id(Call call) {
        return new ConnectionId(call.pathId("id"));
    }
}
