package io.surnia.manage;

import io.surnia.manage.wire.WireAuditEntry;
import io.surnia.partner.Audit;
import io.surnia.partner.AuditFilter;
import io.surnia.platform.http.Call;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Who did what: for the partner's key alone. */
final class AuditApi {
    private static final List<String> ACTORS = List.of("key", "administrator", "user", "operator", "system");

    private final Reads reads;
    private final Audit audit;

    AuditApi(Reads reads, Audit audit) {
        this.reads = reads;
        this.audit = audit;
    }

    void list(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        AuditFilter filter = new AuditFilter(
                call.choice("actor_kind", ACTORS).orElse(null),
                id(call, "actor_id"),
                call.text("action").orElse(null),
                call.text("subject_kind").orElse(null),
                id(call, "subject_id"),
                Reads.instant(call, "from"),
                Reads.instant(call, "until"));
        reads.list(caller, (tx, slice) -> audit.page(tx, filter, slice.after(), slice.limit()), WireAuditEntry::of);
    }

    private static @Nullable Long id(Call call, String name) {
        OptionalLong id = call.id(name);
        return id.isPresent() ? (Long) id.getAsLong() : null;
    }
}
