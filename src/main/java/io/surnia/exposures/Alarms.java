package io.surnia.exposures;

import io.surnia.administrators.Administrators;
import io.surnia.letters.Letterhead;
import io.surnia.letters.Letterheads;
import io.surnia.mail.MailAddress;
import io.surnia.mail.NewMail;
import io.surnia.mail.Outbox;
import io.surnia.partner.Partners;
import io.surnia.platform.db.Tx;
import io.surnia.platform.html.Templates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Tells a customer's administrators what a check found that is new, that nobody has acknowledged and that calls for an
 * alarm: one mail each, none where nothing did. Where the customer has no administrator of its own it goes to the
 * partner's, and where that has none to the partner's contact.
 */
public final class Alarms {
    private static final String KIND = "exposure_alarm";
    private static final int MOST_ITEMS = 60;

    private final Administrators administrators;
    private final Partners partners;
    private final Outbox outbox;
    private final Templates templates;
    private final AlarmStore store = new AlarmStore();
    private final Letterheads letterheads = new Letterheads();

    public Alarms(Administrators administrators, Partners partners, Outbox outbox, Templates templates) {
        this.administrators = administrators;
        this.partners = partners;
        this.outbox = outbox;
        this.templates = templates;
    }

    /** Whether a check found something in a breach that no catalogue describes yet. */
    boolean isAnythingUndescribed(Tx tx, BreachCheck check) {
        return check.exposuresFound() > 0 && store.isAnythingUndescribed(tx, check);
    }

    /** Posts the mails of a check that ends in this transaction. */
    void raise(Tx tx, BreachCheck check) {
        if (check.exposuresFound() + check.recordsFound() == 0) {
            return;
        }
        AlarmStore.Sum sum = store.sum(tx, check);
        if (sum.found() == 0) {
            return;
        }
        Letterhead letterhead = letterheads.of(tx, check.customer());
        AlarmPage page = AlarmPage.of(letterhead, sum, store.items(tx, check, MOST_ITEMS));
        String text = AlarmText.of(page);
        String html = templates.render("mail/exposure-alarm.jte", page);
        outbox.post(
                tx,
                recipients(tx, check).stream()
                        .map(recipient -> new NewMail(
                                check.customer().value(),
                                null,
                                KIND,
                                "breach-check/%d/%s".formatted(check.id().value(), recipient.key()),
                                letterhead.serviceName(),
                                recipient,
                                page.headline(),
                                text,
                                html))
                        .toList());
    }

    private List<MailAddress> recipients(Tx tx, BreachCheck check) {
        List<String> inCharge = administrators.inCharge(tx, check.customer());
        Map<String, MailAddress> recipients = new LinkedHashMap<>();
        Stream.concat(
                        inCharge.stream(),
                        inCharge.isEmpty()
                                ? Stream.of(partners.settings(tx)
                                        .details()
                                        .contact()
                                        .email())
                                : Stream.of())
                .map(MailAddress::parse)
                .forEach(parsed -> parsed.ifPresent(address -> recipients.putIfAbsent(address.key(), address)));
        return List.copyOf(recipients.values());
    }
}
