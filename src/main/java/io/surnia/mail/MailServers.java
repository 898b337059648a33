package io.surnia.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.surnia.platform.crypto.Sealer;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import io.surnia.platform.time.Tenant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The mail servers of partners. Who calls keeps the audit: this room stands below it. A host that a partner names may not
 * lie in the deployment's own network, unless a setting allows it; that is looked at whenever a connection is made.
 */
public final class MailServers {
    private static final int MOST = 10;

    private final Sealer sealer;
    private final SmtpTransport.Manners manners;
    private final SSLSocketFactory trusting;
    private final MailServerStore store = new MailServerStore();
    private final DkimKeys keys;
    private final Pace pace = new Pace();
    private final Map<String, Open> open = new ConcurrentHashMap<>();

    /** A gateway as long as what it was made of stays as it is. */
    private record Open(MailServerDetails details, String secret, Optional<DkimSignature> signature, Gateway gateway) {}

    /**
     * @param manners whether private hosts are allowed, and how long is waited
     * @param trusting makes the connections of TLS: whose certificates it trusts are trusted
     */
    public MailServers(Sealer sealer, DkimKeys keys, SmtpTransport.Manners manners, SSLSocketFactory trusting) {
        this.sealer = sealer;
        this.keys = keys;
        this.manners = manners;
        this.trusting = trusting;
    }

    /**
     * What becomes of a password when its server is changed.
     *
     * @param isGiven whether it is replaced
     * @param value by what; null to have none
     */
    public record NewPassword(boolean isGiven, @Nullable String value) {
        /** It stays. */
        public static final NewPassword NONE = new NewPassword(false, null);

        /** All but the password. */
        @Override
        public String toString() {
            return isGiven ? "a new password" : "the same password";
        }
    }

    /**
     * Adds a server.
     *
     * @param password null where it asks for none
     * @throws Problem for what mail cannot be sent through, and beyond ten servers
     */
    public MailServer add(Tx tx, MailServerDetails details, @Nullable String password) {
        details.check(password != null);
        if (store.page(tx, 0, MOST).size() == MOST) {
            throw Problem.conflict(
                    "too_many_mail_servers", "A partner may have at most %d mail servers.".formatted(MOST));
        }
        MailServerId id = store.nextId(tx);
        return store.insert(tx, id, details, sealed(tx.tenant(), id, password), tx.now());
    }

    /**
     * Changes a server: the change is told what it is, and says what it becomes. A password that was given for one host
     * is not sent to another: it must be given anew with that.
     *
     * @throws Problem as {@link #add}, and where there is no such server
     */
    public MailServer change(Tx tx, MailServerId id, UnaryOperator<MailServerDetails> change, NewPassword password) {
        MailServerStore.Kept kept = store.lock(tx, id).orElseThrow(() -> unknown(id));
        MailServerDetails before = kept.server().details();
        MailServerDetails details = change.apply(before);
        byte[] secret = password.isGiven() ? sealed(tx.tenant(), id, password.value()) : kept.password();
        details.check(secret != null);
        if (secret != null && !password.isGiven() && !before.sharesPasswordWith(details)) {
            throw Problem.invalidParameter(
                    "password", "The password must be given anew where host, port or security change.");
        }
        if (!before.limits().equals(details.limits())) {
            pace.reset(tx.handle(), gatewayName(tx.tenant(), id));
            store.unpace(tx);
        }
        return store.update(tx, id, details, secret);
    }

    /** Removes a server; 404 where there is none. */
    public void remove(Tx tx, MailServerId id) {
        hold(tx, id);
        store.delete(tx, id);
        store.unpace(tx);
    }

    /**
     * One server.
     *
     * @throws Problem where there is no such server
     */
    public MailServer get(Tx tx, MailServerId id) {
        return store.find(tx, id).orElseThrow(() -> unknown(id)).server();
    }

    /** Keeps a server as it is until the transaction ends; 404 where there is none. */
    public void hold(Tx tx, MailServerId id) {
        if (store.lock(tx, id).isEmpty()) {
            throw unknown(id);
        }
    }

    /** The servers after an id, ordered by id, at most so many. */
    public List<MailServer> page(Tx tx, long after, int limit) {
        return store.page(tx, after, limit);
    }

    /** A server's transport by itself, enabled or not, for somebody who waits for it: for a test mail. */
    public MailTransport forTest(Tx tx, MailServerId id) {
        MailServerStore.Kept kept = store.find(tx, id).orElseThrow(() -> unknown(id));
        return transport(tx.tenant(), kept, signature(tx, kept).orElse(null), manners.hurried());
    }

    /** The ways out through the partner's servers that are enabled, in their order. */
    List<Gateway> gateways(Tx tx) {
        return store.enabled(tx).stream().map(kept -> gateway(tx, kept)).toList();
    }

    void closeIdle() {
        open.values().forEach(each -> each.gateway().closeIdle());
    }

    private Gateway gateway(Tx tx, MailServerStore.Kept kept) {
        Tenant tenant = tx.tenant();
        MailServerDetails details = kept.server().details();
        String name = gatewayName(tenant, kept.server().id());
        Optional<DkimSignature> signature = signature(tx, kept);
        String secret = Arrays.toString(kept.password());
        return open.compute(name, (_, known) -> {
                    if (known != null
                            && known.details().equals(details)
                            && known.secret().equals(secret)
                            && known.signature().equals(signature)) {
                        return known;
                    }
                    if (known != null) {
                        known.gateway().closeIdle();
                    }
                    Gateway gateway = new Gateway(
                            name,
                            details.connections(),
                            details.limits(),
                            () -> transport(tenant, kept, signature.orElse(null), manners));
                    return new Open(details, secret, signature, gateway);
                })
                .gateway();
    }

    private Optional<DkimSignature> signature(Tx tx, MailServerStore.Kept kept) {
        return keys.signature(tx, new MailAddress(kept.server().details().from()));
    }

    private MailTransport transport(
            Tenant tenant,
            MailServerStore.Kept kept,
            @Nullable DkimSignature signature,
            SmtpTransport.Manners manners) {
        MailServerDetails details = kept.server().details();
        byte[] sealed = kept.password();
        String password = sealed == null
                ? null
                : new String(sealer.open(sealed, place(tenant, kept.server().id())), UTF_8);
        String replyTo = details.replyTo();
        Identity identity = new Identity(
                new MailAddress(details.from()), replyTo == null ? null : new MailAddress(replyTo), signature);
        return new SmtpTransport(details.settings(password), identity, manners, trusting);
    }

    private byte @Nullable [] sealed(Tenant tenant, MailServerId id, @Nullable String password) {
        return password == null ? null : sealer.seal(password.getBytes(UTF_8), place(tenant, id));
    }

    private static String place(Tenant tenant, MailServerId id) {
        return "mail_servers/%d/%d".formatted(tenant.partnerId(), id.value());
    }

    private static String gatewayName(Tenant tenant, MailServerId id) {
        return "partner/%d/%d".formatted(tenant.partnerId(), id.value());
    }

    private static Problem unknown(MailServerId id) {
        return Problem.notFound("There is no mail server with id %d.".formatted(id.value()));
    }
}
