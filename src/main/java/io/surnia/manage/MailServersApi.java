package io.surnia.manage;

import io.surnia.mail.Delivery;
import io.surnia.mail.Limits;
import io.surnia.mail.MailAddress;
import io.surnia.mail.MailServer;
import io.surnia.mail.MailServerDetails;
import io.surnia.mail.MailServerId;
import io.surnia.mail.MailServers;
import io.surnia.mail.MailTransport;
import io.surnia.mail.SmtpSettings;
import io.surnia.mail.TestMail;
import io.surnia.manage.wire.WireMailServer;
import io.surnia.manage.wire.WireMailTest;
import io.surnia.partner.Audit;
import io.surnia.partner.Subject;
import io.surnia.platform.db.Db;
import io.surnia.platform.http.Answer;
import io.surnia.platform.http.Call;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The mail servers that the partner's mails go through: for the partner's key alone. A password is never sent back. */
final class MailServersApi {
    private static final MailServerDetails BLANK = MailServerDetails.of("", "", "");

    private final Reads reads;
    private final Writes writes;
    private final Db db;
    private final Audit audit;
    private final MailServers servers;

    MailServersApi(Reads reads, Writes writes, Db db, Audit audit, MailServers servers) {
        this.reads = reads;
        this.writes = writes;
        this.db = db;
        this.audit = audit;
        this.servers = servers;
    }

    /** What a test needs, read before it begins: no transaction waits for a mail server. */
    private record Trial(MailServer server, MailTransport transport) {}

    void list(Call call) throws IOException {
        reads.list(
                Caller.ofPartner(call),
                (tx, slice) -> servers.page(tx, slice.after(), slice.limit()),
                WireMailServer::of);
    }

    void one(Call call) throws IOException {
        reads.one(Caller.ofPartner(call), one(id(call)));
    }

    void create(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        Fields fields = Fields.of(call);
        fields.require("name", "host", "from");
        MailServerDetails details = read(fields, BLANK);
        String password = password(fields);
        fields.verify();
        writes.create(
                caller,
                tx -> {
                    MailServer made = servers.add(tx, details, password);
                    audit.record(tx, caller.actor(), "create", subject(made.id()), null, made.details());
                    return made.id().value();
                },
                id -> one(new MailServerId(id)));
    }

    void change(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        MailServerId id = id(call);
        Fields fields = Fields.of(call);
        writes.change(caller, one(id), tx -> {
            MailServerDetails before = servers.get(tx, id).details();
            MailServerDetails details = read(fields, before);
            var password = new MailServers.NewPassword(fields.has("password"), password(fields));
            fields.verify();
            servers.change(tx, id, _ -> details, password);
            audit.record(tx, caller.actor(), "change", subject(id), before, details);
        });
    }

    void remove(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        MailServerId id = id(call);
        writes.remove(caller, one(id), tx -> {
            servers.remove(tx, id);
            audit.record(tx, caller.actor(), "delete", subject(id), null, null);
        });
    }

    void test(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        MailServerId id = id(call);
        Fields fields = Fields.of(call);
        fields.require("recipient");
        String recipient = fields.email("recipient", "");
        fields.verify();
        Trial trial = db.inTenant(caller.tenant(), tx -> {
            audit.record(tx, caller.actor(), "test", subject(id), null, null);
            return new Trial(servers.get(tx, id), servers.forTest(tx, id));
        });
        var now = caller.tenant().now(db.clock());
        Delivery delivery =
                trial.transport().deliver(TestMail.of(trial.server(), new MailAddress(recipient), now), now);
        trial.transport().release();
        call.answer(Answer.ok(WireMailTest.of(delivery)));
    }

    private One one(MailServerId id) {
        return new One(tx -> WireMailServer.of(servers.get(tx, id)), tx -> servers.hold(tx, id));
    }

    private static MailServerDetails read(Fields fields, MailServerDetails atHand) {
        return new MailServerDetails(
                fields.text("name", 1, 100, atHand.name()),
                fields.text("host", 1, 253, atHand.host()),
                fields.integer("port", 1, 65535, atHand.port()),
                fields.word("security", SmtpSettings.Security.class, atHand.security()),
                fields.textOrNull("user", 200, atHand.user()),
                fields.email("from", atHand.from()),
                fields.emailOrNull("reply_to", atHand.replyTo()),
                fields.integer("rank", 1, 100, atHand.rank()),
                fields.integer("connections", 1, 20, atHand.connections()),
                new Limits(
                        fields.integerOrNull(
                                "per_minute", 1, 100_000, atHand.limits().perMinute()),
                        fields.integerOrNull(
                                "domain_per_minute", 1, 100_000, atHand.limits().domainPerMinute())),
                fields.flag("enabled", atHand.isEnabled()));
    }

    private static @Nullable String password(Fields fields) {
        return fields.textOrNull("password", 500, null);
    }

    private static Subject subject(MailServerId id) {
        return new Subject("mail_server", id.value());
    }

    private static MailServerId id(Call call) {
        return new MailServerId(call.pathId("id"));
    }
}
