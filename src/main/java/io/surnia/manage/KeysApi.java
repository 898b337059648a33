package io.surnia.manage;

import io.surnia.manage.wire.WireKey;
import io.surnia.partner.ApiKeyId;
import io.surnia.partner.Keys;
import io.surnia.partner.Scope;
import io.surnia.platform.http.Answer;
import io.surnia.platform.http.Call;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The partner's API keys: for the partner's key alone. A secret is sent once, when it is made. */
final class KeysApi {
    /** What a key may do. */
    private enum Use {
        READ,
        WRITE
    }

    private final Reads reads;
    private final Writes writes;
    private final Keys keys;

    KeysApi(Reads reads, Writes writes, Keys keys) {
        this.reads = reads;
        this.writes = writes;
        this.keys = keys;
    }

    void list(Call call) throws IOException {
        reads.list(Caller.ofPartner(call), (tx, slice) -> keys.page(tx, slice.after(), slice.limit()), WireKey::of);
    }

    void one(Call call) throws IOException {
        reads.one(Caller.ofPartner(call), one(id(call)));
    }

    void issue(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        Fields fields = Fields.of(call);
        fields.require("name");
        String name = fields.text("name", 1, 100, "");
        @Nullable Long customer = fields.idOrNull("customer_id", null);
        Use access = fields.word("access", Use.class, Use.READ);
        @Nullable Instant expiresAt = fields.instantOrNull("expires_at", null);
        fields.verify();
        Scope scope = customer == null ? new Scope.WholePartner() : new Scope.OneCustomer(customer);
        writes.answer(caller, tx -> {
            WireKey made = WireKey.of(keys.issue(tx, caller.actor(), name, scope, access == Use.WRITE, expiresAt));
            return Answer.created(call.path() + "/" + made.id(), made);
        });
    }

    void rotate(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        ApiKeyId id = id(call);
        writes.answer(caller, tx -> Answer.ok(WireKey.of(keys.rotate(tx, caller.actor(), id))));
    }

    void revoke(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        ApiKeyId id = id(call);
        writes.change(caller, one(id), tx -> keys.revoke(tx, caller.actor(), id));
    }

    private One one(ApiKeyId id) {
        return new One(tx -> WireKey.of(keys.get(tx, id)), tx -> keys.get(tx, id));
    }

    private static ApiKeyId id(Call call) {
        return new ApiKeyId(call.pathId("id"));
    }
}
