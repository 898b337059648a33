package io.surnia.mail;

import io.surnia.platform.crypto.Sealer;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import io.surnia.platform.time.Tenant;
import java.net.IDN;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What signs the mails of partners' domains that go through their own mail servers (DKIM): one key a domain, sealed. */
public final class DkimKeys {
    private static final int BITS = 2048;
    private static final Pattern LABELS =
            Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*");

    private final Sealer sealer;
    private final DkimKeyStore store = new DkimKeyStore();

    public DkimKeys(Sealer sealer) {
        this.sealer = sealer;
    }

    /**
     * Makes a key for a domain. Mails are signed with it from now on: its record belongs into DNS at once.
     *
     * @param domain of the From address exactly
     * @param selector names the key in DNS
     * @throws Problem for what is no domain or selector, and where the domain has a key
     */
    public DkimKey create(Tx tx, String domain, String selector) {
        String name = ascii(domain).orElseThrow(() -> invalid("domain", "a domain name"));
        String label = selector.toLowerCase(Locale.ROOT);
        if (!LABELS.matcher(label).matches() || label.length() > 63) {
            throw invalid("selector", "a DNS label such as s2026");
        }
        KeyPair pair = generated();
        long id = store.nextId(tx);
        byte[] secret = sealer.seal(pair.getPrivate().getEncoded(), place(tx.tenant(), id));
        String published = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        return store.insert(tx, id, name, label, secret, published)
                .orElseThrow(() -> Problem.conflict("dkim_key_exists", "The domain has a DKIM key already."));
    }

    /** Those after an id, ordered by id, at most so many. */
    public List<DkimKey> page(Tx tx, long after, int limit) {
        return store.page(tx, after, limit);
    }

    /**
     * One of them.
     *
     * @throws Problem where there is none of that id
     */
    public DkimKey get(Tx tx, long id) {
        return store.find(tx, id).orElseThrow(() -> Problem.notFound("There is no DKIM key with id %d.".formatted(id)));
    }

    /** Removes a key: the domain's mails are not signed from now on. */
    public void remove(Tx tx, long id) {
        get(tx, id);
        store.delete(tx, id);
    }

    /** What signs mails from an address; empty where its domain has no key. */
    Optional<DkimSignature> signature(Tx tx, MailAddress from) {
        return ascii(from.domain())
                .flatMap(domain -> store.ofDomain(tx, domain))
                .map(kept -> signature(tx.tenant(), kept));
    }

    private DkimSignature signature(Tenant tenant, DkimKeyStore.Kept kept) {
        try {
            byte[] encoded =
                    sealer.open(kept.privateKey(), place(tenant, kept.key().id()));
            return new DkimSignature(
                    kept.key().domain(),
                    kept.key().selector(),
                    KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java reads RSA keys", impossible);
        }
    }

    private static Optional<String> ascii(String domain) {
        try {
            String name = IDN.toASCII(domain).toLowerCase(Locale.ROOT);
            return LABELS.matcher(name).matches() && name.length() <= 253 ? Optional.of(name) : Optional.empty();
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    private static KeyPair generated() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java makes RSA keys", impossible);
        }
    }

    private static String place(Tenant tenant, long id) {
        return "dkim_keys/%d/%d".formatted(tenant.partnerId(), id);
    }

    private static Problem invalid(String field, String rule) {
        return Problem.invalidParameter(field, "The field '%s' must be %s.".formatted(field, rule));
    }
}
