package io.surnia.idempotency;

import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** The table idempotent_requests. */
final class RequestStore {
    private static final String KEY = "partner_id = :partner and api_key_id = :client and key = :key";

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Kept(byte[] fingerprint, byte @Nullable [] answer) {}

    /** Whether the key was free; waits for a transaction that holds it, a few seconds at most. */
    boolean insert(Tx tx, RequestKey request, Instant expired) {
        tx.handle().execute("set local lock_timeout = '10s'");
        try {
            boolean inserted = tx.update("""
                    insert into idempotent_requests (partner_id, api_key_id, key, fingerprint, created_at)
                    values (:partner, :client, :key, :fingerprint, :now)
                        on conflict (partner_id, api_key_id, key) do update
                       set fingerprint = excluded.fingerprint, created_at = excluded.created_at, answer = null
                     where idempotent_requests.created_at <= :expired""")
                            .bind("client", request.client())
                            .bind("key", request.key())
                            .bind("fingerprint", request.fingerprint())
                            .bind("now", tx.now())
                            .bind("expired", expired)
                            .execute()
                    == 1;
            tx.handle().execute("set local lock_timeout = 0");
            return inserted;
        } catch (UnableToExecuteStatementException failure) {
            Problem explained =
                    failure.getCause() instanceof SQLException sql ? Requests.waitedTooLong(sql.getSQLState()) : null;
            throw explained == null ? failure : explained;
        }
    }

    Optional<Kept> get(Tx tx, RequestKey request) {
        return tx.query("select fingerprint, answer from idempotent_requests where " + KEY)
                .bind("client", request.client())
                .bind("key", request.key())
                .map((row, _) -> new Kept(row.getBytes("fingerprint"), row.getBytes("answer")))
                .findOne();
    }

    void answer(Tx tx, RequestKey request, byte[] answer) {
        tx.update("update idempotent_requests set answer = :answer where " + KEY)
                .bind("client", request.client())
                .bind("key", request.key())
                .bind("answer", answer)
                .execute();
    }

    int deleteOlder(Tx tx, Instant expired) {
        return tx.update("delete from idempotent_requests where partner_id = :partner and created_at <= :expired")
                .bind("expired", expired)
                .execute();
    }
}
