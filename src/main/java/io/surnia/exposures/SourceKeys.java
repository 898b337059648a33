package io.surnia.exposures;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.surnia.exposures.sources.BreachSources;
import io.surnia.exposures.sources.KeyCheck;
import io.surnia.exposures.sources.SourceName;
import io.surnia.partner.Actor;
import io.surnia.partner.Audit;
import io.surnia.partner.Subject;
import io.surnia.platform.crypto.Sealer;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The partners' own keys to the sources of breaches, one a source, sealed, and never handed out but to the source. A
 * partner without one uses the deployment's.
 */
public final class SourceKeys {
    private static final int LAST = 4;

    private final Sealer sealer;
    private final Audit audit;
    private final BreachSources sources;
    private final SourceKeyStore store = new SourceKeyStore();

    public SourceKeys(Sealer sealer, Audit audit, BreachSources sources) {
        this.sealer = sealer;
        this.audit = audit;
        this.sources = sources;
    }

    /** The problem of an id that is no key's of this partner. */
    public static Problem unknown(SourceKeyId id) {
        return Problem.notFound("There is no key to a source with id %d.".formatted(id.value()));
    }

    /**
     * Asks a source whether a key is good, over the network: outside of any transaction.
     *
     * @throws Problem where the key is refused, or the source cannot be asked
     */
    public KeyCheck.Accepted requireAccepted(SourceName source, String key) {
        return switch (sources.of(source).check(key)) {
            case KeyCheck.Accepted accepted -> accepted;
            case KeyCheck.Refused _ ->
                throw Problem.invalidParameter(
                        "api_key", "The field 'api_key' is no key that %s accepts.".formatted(source.title()));
            case KeyCheck.Unknown(String reason) ->
                throw Problem.conflict(
                        "source_unreachable",
                        "%s could not be asked about the key (%s); nothing was changed."
                                .formatted(source.title(), reason));
        };
    }

    /** Keeps a key that its source {@linkplain #requireAccepted accepted}, in place of the one before. */
    public SourceKey set(Tx tx, Actor actor, SourceName source, String key, KeyCheck.Accepted accepted) {
        String last4 = key.substring(Math.max(0, key.length() - LAST));
        SourceKey kept = store.put(tx, source, sealer.seal(key.getBytes(UTF_8), place(tx, source)), last4, accepted);
        audit.record(tx, actor, "set", subject(kept.id()), null, new Shown(source.word(), last4));
        return kept;
    }

    /**
     * Asks the source about a key that is kept, over the network: outside of any transaction.
     *
     * @param secret what {@link #secret} gave
     */
    public KeyCheck ask(SourceName source, String secret) {
        return sources.of(source).check(secret);
    }

    /** Notes what the source said of a key; what could not be asked changes nothing. */
    public void noted(Tx tx, SourceKeyId id, KeyCheck answer) {
        switch (answer) {
            case KeyCheck.Accepted accepted -> store.accepted(tx, id, accepted);
            case KeyCheck.Refused _ -> store.note(tx, id, SourceKey.State.REFUSED, null);
            case KeyCheck.Unknown _ -> {}
        }
    }

    /**
     * Forgets a key.
     *
     * @throws Problem where there is none of that id
     */
    public void remove(Tx tx, Actor actor, SourceKeyId id) {
        SourceKey gone = get(tx, id);
        store.delete(tx, id);
        audit.record(tx, actor, "remove", subject(id), new Shown(gone.source().word(), gone.last4()), null);
    }

    /**
     * One key.
     *
     * @throws Problem where there is none of that id
     */
    public SourceKey get(Tx tx, SourceKeyId id) {
        return store.page(tx, id.value() - 1, 1).stream()
                .filter(key -> key.id().equals(id))
                .findFirst()
                .orElseThrow(() -> unknown(id));
    }

    /** Keys with ids above {@code after}, ordered by id, at most {@code limit}. */
    public List<SourceKey> page(Tx tx, long after, int limit) {
        return store.page(tx, after, limit);
    }

    /**
     * The key itself, for the source alone.
     *
     * @throws Problem where there is none of that id
     */
    public String secret(Tx tx, SourceKeyId id) {
        return usable(tx, get(tx, id).source()).map(Usable::secret).orElseThrow(() -> unknown(id));
    }

    /** The sources that can be asked for this partner, in their order. */
    public List<SourceName> usable(Tx tx) {
        return sources.names().stream()
                .filter(source -> usable(tx, source).isPresent())
                .toList();
    }

    /** With which key a source is asked for this partner: its own, else the deployment's; empty where there is none. */
    Optional<Usable> usable(Tx tx, SourceName source) {
        return store.sealed(tx, source)
                .map(own -> new Usable(new String(sealer.open(own.key(), place(tx, source)), UTF_8), own.id()))
                .or(() -> sources.sharedKey(source).map(shared -> new Usable(shared, null)));
    }

    /** Notes of an own key what a search showed. */
    void noted(Tx tx, @Nullable SourceKeyId own, SourceKey.State state, @Nullable Long credits) {
        if (own != null) {
            store.note(tx, own, state, credits);
        }
    }

    /**
     * A key to use.
     *
     * @param own the partner's own key's number; null for the deployment's
     */
    record Usable(String secret, @Nullable SourceKeyId own) {

        /** No key: it must not reach a log. */
        @Override
        public String toString() {
            return "Usable[" + own + "]";
        }
    }

    /** What of a key the audit keeps. */
    private record Shown(String source, String last4) {}

    private static Subject subject(SourceKeyId id) {
        return new Subject("source_key", id.value());
    }

    private static String place(Tx tx, SourceName source) {
        return "source_keys/%d/%s".formatted(tx.tenant().partnerId(), source.word());
    }
}
