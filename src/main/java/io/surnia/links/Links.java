package io.surnia.links;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.surnia.links.LinkStore.Holder;
import io.surnia.mail.MailAddress;
import io.surnia.partner.Actor;
import io.surnia.partner.Audit;
import io.surnia.partner.Audited;
import io.surnia.partner.Subject;
import io.surnia.partner.Tenants;
import io.surnia.people.PeopleImported;
import io.surnia.people.PersonChanged;
import io.surnia.platform.crypto.Sealer;
import io.surnia.platform.db.Db;
import io.surnia.platform.db.Locks;
import io.surnia.platform.db.Tx;
import io.surnia.platform.time.Tenant;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Links that open one thing to one person, in place of a password: made for every mail anew, for 30 days. They are secrets
 * of who got them: they belong into a mail and nowhere else, no log and no page.
 */
public final class Links {
    /** How long a link opens. */
    public static final Duration LIFETIME = Duration.ofDays(30);

    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final int MOST_WRONG = 10;

    private final Db db;
    private final Tenants tenants;
    private final Audit audit;
    private final Sealer sealer;
    private final LinkOrigin base;
    private final LinkStore store = new LinkStore();

    public Links(Db db, Tenants tenants, Audit audit, Sealer sealer, LinkOrigin base) {
        this.db = db;
        this.tenants = tenants;
        this.audit = audit;
        this.sealer = sealer;
        this.base = base;
    }

    /** A new link, as the address that opens it. Whether the person is there is not asked until it is opened. */
    public String issue(Tx tx, Link link) {
        String token = new Token(tx.tenant().partnerId(), link, tx.now()).sealed(sealer);
        return base.url(subdomain(tx), token);
    }

    /**
     * Opens a link, in a transaction of its own.
     *
     * @param token what follows {@link LinkOrigin#PATH}; anything may be sent
     */
    public Opened open(String token) {
        return find(token, Opened.Unknown::new, (tenant, found) -> db.inTenant(tenant, tx -> open(tx, found)));
    }

    /**
     * Whether an address is that of the person whose the link is: asked where {@link Opened.Valid#asksAddress} says so.
     * Only so many wrong ones are looked at in an hour, over all links of the person.
     */
    public Confirmed confirm(String token, String address) {
        return find(
                token,
                () -> Confirmed.CLOSED,
                (tenant, found) -> db.inTenant(tenant, tx -> confirm(tx, found, address)));
    }

    /** Whether the partner's links ask for the address. */
    public boolean asksAddress(Tx tx) {
        return store.asksAddress(tx);
    }

    /** Sets it. */
    public void setAsksAddress(Tx tx, Actor actor, boolean asks) {
        Locks.alone(tx, "link settings", List.of(tx.tenant().partnerId()));
        if (store.asksAddress(tx) != asks) {
            store.setAsksAddress(tx, asks);
            audit.record(
                    tx,
                    actor,
                    "change",
                    new Subject("links", null),
                    Map.of("asksAddress", !asks),
                    Map.of("asksAddress", asks));
        }
    }

    /** The reaction to people who were changed: the links of those who are archived open nothing any more, restored or not. */
    public void followPeople(Tx tx, Set<PersonChanged> changes) {
        store.revokeArchived(
                tx, changes.stream().map(change -> change.user().value()).toList());
    }

    /** The reaction to people who were imported. */
    public void followImports(Tx tx, Set<PeopleImported> imports) {
        store.revokeImported(tx);
    }

    /** The reaction to the audit, which tells when a manager is archived. */
    public void followAudit(Tx tx, Set<Audited> entries) {
        for (Audited entry : entries) {
            Long id = entry.subject().id();
            if (entry.action().equals("archive") && entry.subject().kind().equals("manager") && id != null) {
                store.revokeManager(tx, id);
            }
        }
    }

    private Opened open(Tx tx, Token token) {
        Optional<Holder> holder = store.holder(tx, token.link());
        if (holder.isEmpty()) {
            return new Opened.Unknown();
        }
        Instant revokedAt = holder.get().revokedAt();
        if (!holder.get().isActive() || (revokedAt != null && !token.issuedAt().isAfter(revokedAt))) {
            return new Opened.Revoked();
        }
        if (!tx.now().isBefore(token.issuedAt().plus(LIFETIME))) {
            return new Opened.Expired();
        }
        return new Opened.Valid(tx.tenant(), token.link(), store.asksAddress(tx));
    }

    private Confirmed confirm(Tx tx, Token token, String address) {
        if (!(open(tx, token) instanceof Opened.Valid)) {
            return Confirmed.CLOSED;
        }
        Person person = token.link().person();
        Locks.alone(tx, "link of " + person.word(), List.of(person.number()));
        Instant hourAgo = tx.now().minus(PATIENCE);
        if (store.wrong(tx, person, hourAgo) >= MOST_WRONG) {
            return Confirmed.LATER;
        }
        String email = store.holder(tx, token.link()).map(Holder::email).orElse("");
        if (isSame(email, address)) {
            return Confirmed.YES;
        }
        store.countWrong(tx, person, hourAgo);
        return Confirmed.NO;
    }

    /** Takes the same time wherever two addresses differ. */
    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(
                MailAddress.keyOf(one).getBytes(UTF_8), MailAddress.keyOf(other).getBytes(UTF_8));
    }

    private <T> T find(String token, Supplier<? extends T> nobody, Found<T> work) {
        Optional<Token> found = Token.opened(sealer, token);
        Optional<Tenant> tenant =
                found.flatMap(each -> tenants.find(each.partnerId())).map(Tenants.Active::tenant);
        return found.isEmpty() || tenant.isEmpty() ? nobody.get() : work.with(tenant.get(), found.get());
    }

    @FunctionalInterface
    private interface Found<T> {
        T with(Tenant tenant, Token token);
    }

    private @Nullable String subdomain(Tx tx) {
        return tx.once(Subdomain.class, () -> new Subdomain(store.subdomain(tx)))
                .name();
    }

    private record Subdomain(@Nullable String name) {}
}
