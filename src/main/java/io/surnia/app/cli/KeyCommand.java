package io.surnia.app.cli;

import io.surnia.app.Rooms;
import io.surnia.partner.Actor;
import io.surnia.partner.ApiKeyId;
import io.surnia.partner.Scope;
import io.surnia.partner.Tenants;
import io.surnia.platform.problem.StartupFailure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "key", description = "Makes, lists, rotates and revokes API keys.")
final class KeyCommand {
    private static final Actor OPERATOR = new Actor.Operator("surnia key");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Command(name = "create", description = "Makes a key and prints it, which is shown this once.")
    void create(
            @Parameters(paramLabel = "NAME", description = "What the key is for.") String name,
            @Option(names = "--partner", paramLabel = "ID", required = true) long partner,
            @Option(names = "--customer", paramLabel = "ID", description = "Confines it to one customer.") @Nullable
                    Long customer,
            @Option(names = "--read-only", description = "A key that changes nothing.") boolean readOnly) {
        DataCommand.run(spec, "create", (rooms, out) -> {
            Scope scope = customer == null ? new Scope.WholePartner() : new Scope.OneCustomer(customer);
            out.println(rooms.db()
                    .inTenant(
                            find(rooms, partner).tenant(),
                            tx -> rooms.keys().issue(tx, OPERATOR, name, scope, !readOnly, null))
                    .secret());
        });
    }

    @Command(name = "list", description = "Lists a partner's keys, without their secrets.")
    void list(@Option(names = "--partner", paramLabel = "ID", required = true) long partner) {
        DataCommand.run(
                spec,
                "list",
                (rooms, out) -> rooms.db()
                        .inTenant(
                                find(rooms, partner).tenant(),
                                tx -> rooms.keys().list(tx))
                        .forEach(key -> out.printf(
                                "%d  ********%s  %s  %s  %s%n",
                                key.id().value(),
                                key.last4(),
                                key.scope() instanceof Scope.OneCustomer one
                                        ? "customer " + one.customerId()
                                        : "partner",
                                key.revokedAt() == null ? "works" : "revoked",
                                key.name())));
    }

    @Command(name = "rotate", description = "Replaces a key: the old one is invalid at once, the new one is printed.")
    void rotate(
            @Parameters(paramLabel = "KEY-ID") long key,
            @Option(names = "--partner", paramLabel = "ID", required = true) long partner) {
        DataCommand.run(
                spec,
                "rotate",
                (rooms, out) -> out.println(rooms.db()
                        .inTenant(
                                find(rooms, partner).tenant(),
                                tx -> rooms.keys().rotate(tx, OPERATOR, new ApiKeyId(key)))
                        .secret()));
    }

    @Command(name = "revoke", description = "Ends a key at once.")
    void revoke(
            @Parameters(paramLabel = "KEY-ID") long key,
            @Option(names = "--partner", paramLabel = "ID", required = true) long partner) {
        DataCommand.run(
                spec,
                "revoke",
                (rooms, out) -> rooms.db()
                        .doInTenant(
                                find(rooms, partner).tenant(),
                                tx -> rooms.keys().revoke(tx, OPERATOR, new ApiKeyId(key))));
    }

    private static Tenants.Active find(Rooms rooms, long partner) {
        return rooms.tenants()
                .find(partner)
                .orElseThrow(() -> new StartupFailure("there is no partner with id " + partner));
    }
}
