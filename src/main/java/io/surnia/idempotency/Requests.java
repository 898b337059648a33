package io.surnia.idempotency;

import io.surnia.platform.crypto.Sealer;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers to requests by the clients' idempotency keys. A key is taken in the transaction of the work that it stands
 * for and answered in the same one: either both are kept or neither is. Answers hold what clients may see, keys made and
 * people's names, so they are kept encrypted.
 */
public final class Requests {
    /** How long an answer is given again. */
    public static final Duration KEPT = Duration.ofHours(24);

    private final RequestStore store = new RequestStore();
    private final Sealer sealer;

    public Requests(Sealer sealer) {
        this.sealer = sealer;
    }

    /**
     * Takes the key, so that whoever sends the same request meanwhile waits for this transaction.
     *
     * @return what was answered before; empty where this request is the first, whose answer {@link #keep} must be given
     * @throws Problem 409 where the key stands for another request, or the same one takes longer than this one would wait
     */
    public Optional<byte[]> take(Tx tx, RequestKey request) {
        if (store.insert(tx, request, tx.now().minus(KEPT))) {
            return Optional.empty();
        }
        RequestStore.Kept kept = store.get(tx, request).orElseThrow(Requests::underWay);
        if (!MessageDigest.isEqual(kept.fingerprint(), request.fingerprint())) {
            throw Problem.conflict(
                    "idempotency_key_reused",
                    "The Idempotency-Key was sent with another request before: a new request needs a new key.");
        }
        byte[] answer = kept.answer();
        if (answer == null) {
            throw underWay();
        }
        return Optional.of(sealer.open(answer, place(tx, request)));
    }

    /** Keeps the answer to a request whose key this transaction took. */
    public void keep(Tx tx, RequestKey request, byte[] answer) {
        store.answer(tx, request, sealer.seal(answer, place(tx, request)));
    }

    /** Drops what is no longer given again; returns how many. */
    public int forgetOld(Tx tx) {
        return store.deleteOlder(tx, tx.now().minus(KEPT));
    }

    static @Nullable Problem waitedTooLong(String sqlState) {
        return sqlState.equals("55P03") ? underWay() : null;
    }

    private static Problem underWay() {
        return Problem.conflict(
                "idempotency_key_in_use", "The same request is still being worked on: ask again in a few seconds.");
    }

    private static String place(Tx tx, RequestKey request) {
        return "idempotent_requests/%d/%d/%s".formatted(tx.tenant().partnerId(), request.client(), request.key());
    }
}
