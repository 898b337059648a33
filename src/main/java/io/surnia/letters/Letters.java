package io.surnia.letters;

import io.surnia.customers.CustomerId;
import io.surnia.customers.Customers;
import io.surnia.letters.Effective.Origin;
import io.surnia.mail.MailAddress;
import io.surnia.mail.Outbox;
import io.surnia.partner.Actor;
import io.surnia.partner.Audit;
import io.surnia.partner.Subject;
import io.surnia.platform.db.Locks;
import io.surnia.platform.db.Tx;
import io.surnia.platform.html.Templates;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The texts of letters, and letters written from them. Where a verb takes a customer, null means the partner itself, whose
 * texts hold for every customer without its own.
 */
public final class Letters {
    private final Audit audit;
    private final Customers customers;
    private final Outbox outbox;
    private final Writer writer;
    private final Letterheads letterheads = new Letterheads();
    private final LetterStore store = new LetterStore();

    public Letters(Audit audit, Customers customers, Outbox outbox, Templates layouts) {
        this.audit = audit;
        this.customers = customers;
        this.outbox = outbox;
        this.writer = new Writer(layouts);
    }

    /**
     * The text in force for each kind, in the order of the kinds.
     *
     * @throws io.surnia.platform.problem.Problem where there is no such customer
     */
    public List<Effective> all(Tx tx, @Nullable CustomerId customer) {
        require(tx, customer);
        Map<LetterKind, Effective> found = found(tx, customer);
        return Arrays.stream(LetterKind.values())
                .map(kind -> Objects.requireNonNull(found.get(kind)))
                .toList();
    }

    /** The text in force for a kind. */
    public Effective get(Tx tx, @Nullable CustomerId customer, LetterKind kind) {
        require(tx, customer);
        return Objects.requireNonNull(found(tx, customer).get(kind));
    }

    /**
     * Gives a kind a text: the change is told the one in force, and says what it becomes.
     *
     * @throws io.surnia.platform.problem.Problem for a text that could not be sent: see {@link Template}
     */
    public Effective change(
            Tx tx, Actor actor, @Nullable CustomerId customer, LetterKind kind, UnaryOperator<Template> change) {
        hold(tx, kind);
        Template before = get(tx, customer, kind).template();
        Template after = change.apply(before);
        after.check(kind);
        store.put(tx, customer, kind, Words.ENGLISH.language(), after);
        if (!after.equals(before)) {
            audit.record(
                    tx, actor, "change", subject(customer), Map.of(kind.word(), before), Map.of(kind.word(), after));
        }
        return get(tx, customer, kind);
    }

    /** Takes a kind's own text away, so that the next one holds: the partner's, else ours. Nothing happens where none was. */
    public void remove(Tx tx, Actor actor, @Nullable CustomerId customer, LetterKind kind) {
        hold(tx, kind);
        Template before = get(tx, customer, kind).template();
        if (store.delete(tx, customer, kind, Words.ENGLISH.language())) {
            audit.record(tx, actor, "delete", subject(customer), Map.of(kind.word(), before), null);
        }
    }

    /** Keeps others from changing a kind's texts until the transaction ends. */
    public void hold(Tx tx, LetterKind kind) {
        Locks.alone(tx, "letter " + kind.word(), List.of(tx.tenant().partnerId()));
    }

    /**
     * A letter with sample values.
     *
     * @param change what is to be tried: it is told the text in force, and nothing of it is kept
     * @throws io.surnia.platform.problem.Problem as {@link #change}
     */
    public Letter preview(Tx tx, @Nullable CustomerId customer, LetterKind kind, UnaryOperator<Template> change) {
        Template template = change.apply(get(tx, customer, kind).template());
        template.check(kind);
        return writer.write(
                kind,
                template,
                Words.ENGLISH,
                letterheads.of(tx, customer, Placeholder.CUSTOMER_NAME.sample()),
                Samples.of(kind, Words.ENGLISH, tx.today()));
    }

    /** Mails a letter with sample values, at once. */
    public void sendTest(Tx tx, Actor actor, @Nullable CustomerId customer, LetterKind kind, MailAddress recipient) {
        Letter letter = preview(tx, customer, kind, UnaryOperator.identity());
        outbox.post(tx, List.of(letter.to(recipient, customer == null ? null : (Long) customer.value(), null, null)));
        audit.record(tx, actor, "test", subject(customer), null, Map.of("kind", kind.word()));
    }

    /**
     * What writes a customer's letters: texts and letterhead are read once.
     *
     * @throws io.surnia.platform.problem.Problem where there is no such customer
     */
    public Desk desk(Tx tx, CustomerId customer) {
        Map<LetterKind, Template> texts = new EnumMap<>(LetterKind.class);
        found(tx, customer).forEach((kind, text) -> texts.put(kind, text.template()));
        return new Desk(writer, Words.ENGLISH, letterheads.of(tx, customer), texts);
    }

    private Map<LetterKind, Effective> found(Tx tx, @Nullable CustomerId customer) {
        Map<LetterKind, Effective> found = new EnumMap<>(LetterKind.class);
        for (LetterKind kind : LetterKind.values()) {
            found.put(kind, new Effective(kind, Words.ENGLISH.shipped(kind), Origin.BUILT_IN));
        }
        for (LetterStore.Own own : store.own(tx, customer, Words.ENGLISH.language())) {
            Origin origin = own.isPartners() ? Origin.PARTNER : Origin.CUSTOMER;
            // A kind that an older release had is left alone.
            LetterKind.ofWord(own.kind())
                    .ifPresent(kind -> found.merge(
                            kind,
                            new Effective(kind, own.template(), origin),
                            (one, other) -> one.origin().compareTo(other.origin()) < 0 ? other : one));
        }
        return found;
    }

    private void require(Tx tx, @Nullable CustomerId customer) {
        if (customer != null) {
            var _ = customers.get(tx, customer);
        }
    }

    private static Subject subject(@Nullable CustomerId customer) {
        return new Subject("template", customer == null ? null : (Long) customer.value());
    }
}
