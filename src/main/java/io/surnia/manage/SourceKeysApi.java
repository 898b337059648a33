package io.surnia.manage;

import io.surnia.exposures.SourceKey;
import io.surnia.exposures.SourceKeyId;
import io.surnia.exposures.SourceKeys;
import io.surnia.exposures.sources.KeyCheck;
import io.surnia.exposures.sources.SourceName;
import io.surnia.manage.wire.WireSourceKey;
import io.surnia.platform.db.Db;
import io.surnia.platform.http.Answer;
import io.surnia.platform.http.Call;
import java.io.IOException;
import java.util.Objects;

/** The partner's keys to sources of breaches: for the partner's key alone, and never sent back. */
final class SourceKeysApi {
    private static final int LONGEST = 500;

    private final Db db;
    private final Reads reads;
    private final Writes writes;
    private final SourceKeys keys;

    SourceKeysApi(Db db, Reads reads, Writes writes, SourceKeys keys) {
        this.db = db;
        this.reads = reads;
        this.writes = writes;
        this.keys = keys;
    }

    void list(Call call) throws IOException {
        reads.list(
                Caller.ofPartner(call), (tx, slice) -> keys.page(tx, slice.after(), slice.limit()), WireSourceKey::of);
    }

    void one(Call call) throws IOException {
        reads.one(Caller.ofPartner(call), one(id(call)));
    }

    /** The source is asked before the transaction begins. */
    void set(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        Fields fields = Fields.of(call);
        fields.require("source", "api_key");
        SourceName source = fields.word("source", SourceName.class, SourceName.HIBP);
        String key = fields.text("api_key", 8, LONGEST, "");
        fields.verify();
        KeyCheck.Accepted accepted = keys.requireAccepted(source, key);
        writes.answer(caller, tx -> {
            WireSourceKey kept = WireSourceKey.of(keys.set(tx, caller.actor(), source, key, accepted));
            return Answer.created(call.path() + "/" + kept.id(), kept);
        });
    }

    void test(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        SourceKeyId id = id(call);
        SourceKey key = db.inTenant(caller.tenant(), tx -> keys.get(tx, id));
        String secret = db.inTenant(caller.tenant(), tx -> keys.secret(tx, id));
        KeyCheck answer = keys.ask(key.source(), secret);
        writes.change(caller, one(id), tx -> keys.noted(tx, id, answer));
    }

    void remove(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        SourceKeyId id = id(call);
        writes.remove(caller, one(id), tx -> keys.remove(tx, caller.actor(), id));
    }

    private One one(SourceKeyId id) {
        return new One(tx -> WireSourceKey.of(keys.get(tx, id)), tx -> Objects.requireNonNull(keys.get(tx, id)));
    }

    private static SourceKeyId id(Call call) {
        return new SourceKeyId(call.pathId("id"));
    }
}
