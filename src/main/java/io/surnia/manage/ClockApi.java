package io.surnia.manage;

import io.surnia.manage.wire.WireClock;
import io.surnia.partner.Partner;
import io.surnia.partner.Partners;
import io.surnia.platform.db.Db;
import io.surnia.platform.db.Tx;
import io.surnia.platform.http.Answer;
import io.surnia.platform.http.Call;
import io.surnia.platform.time.Tenant;
import io.surnia.scoring.SandboxClock;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The partner's clock: the real one, or a sandbox's own. */
final class ClockApi {
    private final Db db;
    private final Writes writes;
    private final Partners partners;
    private final SandboxClock clock;

    ClockApi(Db db, Writes writes, Partners partners, SandboxClock clock) {
        this.db = db;
        this.writes = writes;
        this.partners = partners;
        this.clock = clock;
    }

    void read(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        call.answer(Answer.ok(db.inTenant(caller.tenant(), this::told)));
    }

    /** The way is gone in transactions of its own; only that it was gone is kept under the client's key. */
    void advance(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        Fields fields = Fields.of(call);
        fields.require("now");
        @Nullable Instant to = fields.instantOrNull("now", null);
        fields.verify();
        writes.answer(caller, _ -> {
            Tenant there = clock.advance(caller.tenant(), caller.actor(), Objects.requireNonNull(to));
            return Answer.ok(db.inTenant(there, this::told));
        });
    }

    private WireClock told(Tx tx) {
        Partner partner = partners.settings(tx);
        return new WireClock(
                tx.now().toString(),
                tx.today().toString(),
                partner.details().timezone().getId(),
                partner.sandbox());
    }
}
