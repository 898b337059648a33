package io.surnia.manage;

import io.surnia.customers.CustomerId;
import io.surnia.letters.LetterKind;
import io.surnia.letters.Letters;
import io.surnia.letters.Template;
import io.surnia.mail.MailAddress;
import io.surnia.manage.wire.WireLetter;
import io.surnia.manage.wire.WireList;
import io.surnia.manage.wire.WireTemplate;
import io.surnia.platform.db.Db;
import io.surnia.platform.http.Answer;
import io.surnia.platform.http.Call;
import io.surnia.platform.problem.Problem;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The texts of letters: a customer's where the path names one, else the partner's, for the partner's key alone. */
final class TemplatesApi {
    private final Db db;
    private final Reads reads;
    private final Writes writes;
    private final Letters letters;

    TemplatesApi(Db db, Reads reads, Writes writes, Letters letters) {
        this.db = db;
        this.reads = reads;
        this.writes = writes;
        this.letters = letters;
    }

    void list(Call call) throws IOException {
        Caller caller = caller(call);
        WireList list = db.inTenant(
                caller.tenant(),
                tx -> new WireList(
                        letters.all(tx, customer(caller)).stream()
                                .map(WireTemplate::of)
                                .toList(),
                        false));
        call.answer(Answer.ok(list));
    }

    void one(Call call) throws IOException {
        Caller caller = caller(call);
        reads.one(caller, one(customer(caller), kind(call)));
    }

    void change(Call call) throws IOException {
        Caller caller = caller(call);
        @Nullable CustomerId customer = customer(caller);
        LetterKind kind = kind(call);
        UnaryOperator<Template> change = template(Fields.of(call));
        writes.change(caller, one(customer, kind), tx -> letters.change(tx, caller.actor(), customer, kind, change));
    }

    void remove(Call call) throws IOException {
        Caller caller = caller(call);
        @Nullable CustomerId customer = customer(caller);
        LetterKind kind = kind(call);
        writes.remove(caller, one(customer, kind), tx -> letters.remove(tx, caller.actor(), customer, kind));
    }

    void preview(Call call) throws IOException {
        Caller caller = caller(call);
        @Nullable CustomerId customer = customer(caller);
        LetterKind kind = kind(call);
        UnaryOperator<Template> change = template(Fields.of(call));
        writes.answer(caller, tx -> Answer.ok(WireLetter.of(letters.preview(tx, customer, kind, change))));
    }

    void test(Call call) throws IOException {
        Caller caller = caller(call);
        @Nullable CustomerId customer = customer(caller);
        LetterKind kind = kind(call);
        Fields fields = Fields.of(call);
        fields.require("recipient");
        String recipient = fields.email("recipient", "");
        fields.verify();
        MailAddress address = MailAddress.parse(recipient)
                .orElseThrow(() ->
                        Problem.invalidParameter("recipient", "The field 'recipient' must be an e-mail address."));
        writes.answer(caller, tx -> {
            letters.sendTest(tx, caller.actor(), customer, kind, address);
            return Answer.noContent();
        });
    }

    private One one(@Nullable CustomerId customer, LetterKind kind) {
        return new One(tx -> WireTemplate.of(letters.get(tx, customer, kind)), tx -> letters.hold(tx, kind));
    }

    private static UnaryOperator<Template> template(Fields fields) {
        return before -> {
            Template after = new Template(
                    fields.text("subject", 1, Template.LONGEST_SUBJECT, before.subject()),
                    fields.text("body", 1, Template.LONGEST_BODY, before.body()));
            fields.verify();
            return after;
        };
    }

    private static Caller caller(Call call) {
        return isCustomers(call) ? Caller.of(call) : Caller.ofPartner(call);
    }

    private static @Nullable CustomerId customer(Caller caller) {
        return isCustomers(caller.call()) ? caller.customer() : null;
    }

    private static boolean isCustomers(Call call) {
        return call.route().path().contains("{customer}");
    }

    private static LetterKind kind(Call call) {
        return LetterKind.ofWord(call.pathParameter("kind"))
                .orElseThrow(() -> Problem.notFound("There is no template of that kind."));
    }
}
