package io.surnia.mail;

import io.surnia.platform.db.Tx;
import java.util.List;
import java.util.Optional;

/** Which ways out a partner's mails have: its own mail servers in their order; without one, the deployment's. */
public final class Gateways {
    private final List<Gateway> deployments;
    private final Optional<MailServers> servers;

    /**
     * @param deployment for partners without a server of their own; empty: their mails wait
     * @param servers the partners' own
     */
    public Gateways(Optional<Gateway> deployment, MailServers servers) {
        this.deployments = deployment.stream().toList();
        this.servers = Optional.of(servers);
    }

    private Gateways(Gateway only) {
        this.deployments = List.of(only);
        this.servers = Optional.empty();
    }

    /** One transport for everybody, used for one mail at a time. */
    public static Gateways through(MailTransport transport) {
        return through(new Gateway("server", 1, Limits.NONE, () -> transport));
    }

    /** One gateway for everybody. */
    public static Gateways through(Gateway gateway) {
        return new Gateways(gateway);
    }

    /** Those of the transaction's partner, the first asked first. */
    List<Gateway> of(Tx tx) {
        List<Gateway> own = servers.map(all -> all.gateways(tx)).orElse(List.of());
        return own.isEmpty() ? deployments : own;
    }

    void closeIdle() {
        deployments.forEach(Gateway::closeIdle);
        servers.ifPresent(MailServers::closeIdle);
    }
}
