package io.surnia.manage;

import io.surnia.mail.DkimKey;
import io.surnia.mail.DkimKeys;
import io.surnia.mail.MailId;
import io.surnia.mail.MailLog;
import io.surnia.mail.MailState;
import io.surnia.mail.Suppressions;
import io.surnia.manage.wire.WireDkimKey;
import io.surnia.manage.wire.WireMail;
import io.surnia.manage.wire.WireSuppression;
import io.surnia.partner.Audit;
import io.surnia.partner.Subject;
import io.surnia.platform.http.Answer;
import io.surnia.platform.http.Call;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What became of the partner's mails, which addresses get none, and what signs them: for the partner's key alone. */
final class MailApi {
    private static final List<String> STATES =
            Arrays.stream(MailState.values()).map(MailState::word).toList();

    private final Reads reads;
    private final Writes writes;
    private final Audit audit;
    private final MailLog log;
    private final Suppressions suppressions;
    private final DkimKeys keys;

    MailApi(Reads reads, Writes writes, Audit audit, MailLog log, Suppressions suppressions, DkimKeys keys) {
        this.reads = reads;
        this.writes = writes;
        this.audit = audit;
        this.log = log;
        this.suppressions = suppressions;
        this.keys = keys;
    }

    void messages(Call call) throws IOException {
        MailState state = call.choice("state", STATES)
                .map(word -> MailState.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(null);
        reads.list(
                Caller.ofPartner(call), (tx, slice) -> log.page(tx, state, slice.after(), slice.limit()), WireMail::of);
    }

    void repeat(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        MailId id = new MailId(call.pathId("id"));
        writes.answer(caller, tx -> {
            WireMail repeated = WireMail.of(log.repeat(tx, id));
            audit.record(tx, caller.actor(), "repeat", new Subject("mail", id.value()), null, null);
            return Answer.ok(repeated);
        });
    }

    void suppressions(Call call) throws IOException {
        reads.list(
                Caller.ofPartner(call),
                (tx, slice) -> suppressions.page(tx, slice.after(), slice.limit()),
                WireSuppression::of);
    }

    void removeSuppression(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        long id = call.pathId("id");
        writes.answer(caller, tx -> {
            suppressions.remove(tx, id);
            audit.record(tx, caller.actor(), "delete", new Subject("mail_suppression", id), null, null);
            return Answer.noContent();
        });
    }

    void keys(Call call) throws IOException {
        reads.list(Caller.ofPartner(call), (tx, slice) -> keys.page(tx, slice.after(), slice.limit()), WireDkimKey::of);
    }

    void createKey(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        Fields fields = Fields.of(call);
        fields.require("domain", "selector");
        String domain = fields.text("domain", 1, 253, "");
        String selector = fields.text("selector", 1, 63, "");
        fields.verify();
        writes.answer(caller, tx -> {
            DkimKey made = keys.create(tx, domain, selector);
            audit.record(tx, caller.actor(), "create", new Subject("dkim_key", made.id()), null, made);
            return Answer.created(call.path() + "/" + made.id(), WireDkimKey.of(made));
        });
    }

    void removeKey(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        long id = call.pathId("id");
        writes.answer(caller, tx -> {
            keys.remove(tx, id);
            audit.record(tx, caller.actor(), "delete", new Subject("dkim_key", id), null, null);
            return Answer.noContent();
        });
    }
}
