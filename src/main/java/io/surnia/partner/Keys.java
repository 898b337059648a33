package io.surnia.partner;

import io.surnia.platform.db.Db;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import io.surnia.platform.time.Tenant;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The API keys. A key is 64 lower-case hexadecimal characters (256 random bits); only its SHA-256 and its last four
 * characters are kept (wire.md, Transport and keys).
 */
public final class Keys {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    private static final Duration USE_KEPT_TO = Duration.ofMinutes(1);

    private final Db db;
    private final Audit audit;
    private final SecureRandom random = new SecureRandom();
    private final KeyStore store = new KeyStore();

    public Keys(Db db, Audit audit) {
        this.db = db;
        this.audit = audit;
    }

    /**
     * Who a key is of. It asks the database each time, in one statement: a key that was rotated or revoked on any node
     * is no key here from that moment on.
     *
     * <p>No time tells anything about a key. It is found by its SHA-256, so that what an index compares step by step is
     * a hash that a guesser cannot steer; the hash that was found is compared again in constant time.
     *
     * @param key as the client sent it, of whatever form
     * @return nothing for what is no key, or one revoked, expired or of an archived partner
     */
    public Optional<Principal> authenticate(String key) {
        if (!FORM.matcher(key).matches()) {
            return Optional.empty();
        }
        byte[] hash = hash(key);
        Optional<KeyStore.Found> working = db.lookUp(handle -> store.find(handle, hash))
                .filter(found -> found.worksAt(found.principal().tenant().now(db.clock())));
        working.ifPresent(this::noteUse);
        return working.map(KeyStore.Found::principal);
    }

    /**
     * Makes a key.
     *
     * @param name what it is for, 1 to 100 characters
     * @param expiresAt when it ends by itself; null for never
     * @return the key with its secret, which cannot be had again
     * @throws Problem where the customer of the scope does not exist
     */
    public IssuedKey issue(
            Tx tx, Actor actor, String name, Scope scope, boolean mayWrite, @Nullable Instant expiresAt) {
        String secret = secret();
        ApiKey key = store.insert(tx, name, scope, mayWrite, expiresAt, hash(secret), last4(secret));
        audit.record(tx, actor, "issue", subject(key.id()), null, key);
        return new IssuedKey(key, secret);
    }

    /**
     * Gives a key a new secret; the old one is no key as soon as the transaction commits. A revoked key stays revoked.
     *
     * @throws Problem where there is no such key that works
     */
    public IssuedKey rotate(Tx tx, Actor actor, ApiKeyId id) {
        String secret = secret();
        ApiKey key = store.replace(tx, id, hash(secret), last4(secret)).orElseThrow(unknown(id));
        audit.record(tx, actor, "rotate", subject(id), null, key);
        return new IssuedKey(key, secret);
    }

    /**
     * Ends a key. One that has ended already stays as it is.
     *
     * @throws Problem where there is no such key
     */
    public void revoke(Tx tx, Actor actor, ApiKeyId id) {
        if (store.revoke(tx, id)) {
            audit.record(tx, actor, "revoke", subject(id), null, null);
        } else if (store.get(tx, id).isEmpty()) {
            throw unknown(id).get();
        }
    }

    /** Every key of the partner, ended ones too, ordered by id. */
    public List<ApiKey> list(Tx tx) {
        return store.list(tx);
    }

    /** The last four characters of the newest working key of the whole partner. */
    public Optional<String> partnerKeyLast4(Tx tx) {
        return store.partnerKeyLast4(tx);
    }

    /** One key, an ended one too. */
    public ApiKey get(Tx tx, ApiKeyId id) {
        return store.get(tx, id).orElseThrow(unknown(id));
    }

    /** Keys with ids above {@code after}, ended ones too, ordered by id, at most {@code limit}. */
    public List<ApiKey> page(Tx tx, long after, int limit) {
        return store.page(tx, after, limit);
    }

    /** Once a minute at most: a key that is busy does not write with each request. */
    private void noteUse(KeyStore.Found found) {
        Tenant tenant = found.principal().tenant();
        Instant since = tenant.now(db.clock()).minus(USE_KEPT_TO);
        Instant last = found.lastUsedAt();
        if (last == null || !last.isAfter(since)) {
            db.doInTenant(tenant, tx -> store.used(tx, found.principal().key(), since));
        }
    }

    private String secret() {
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }

    private static String last4(String secret) {
        return secret.substring(secret.length() - 4);
    }

    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static Subject subject(ApiKeyId id) {
        return new Subject("key", id.value());
    }

    private static Supplier<Problem> unknown(ApiKeyId id) {
        return () -> Problem.notFound("There is no key with id %d.".formatted(id.value()));
    }
}
