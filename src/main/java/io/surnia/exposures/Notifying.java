package io.surnia.exposures;

import io.surnia.customers.CustomerId;
import io.surnia.letters.Letterhead;
import io.surnia.letters.Letterheads;
import io.surnia.mail.MailAddress;
import io.surnia.mail.NewMail;
import io.surnia.mail.Outbox;
import io.surnia.people.UserId;
import io.surnia.platform.db.Tx;
import io.surnia.platform.html.Templates;
import io.surnia.platform.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells people what was found of them: each gets the report of their own address with the administrator's message.
 * Returning normally means that the mails are in the outbox, once the transaction commits.
 */
public final class Notifying {
    private static final int PAGE = 200;

    private final Exposures exposures;
    private final Outbox outbox;
    private final Templates templates;
    private final Letterheads letterheads = new Letterheads();

    public Notifying(Exposures exposures, Outbox outbox, Templates templates) {
        this.exposures = exposures;
        this.outbox = outbox;
        this.templates = templates;
    }

    /**
     * Mails a user's report to that user, archived or not, for it is asked by name, and to further addresses.
     *
     * @param message the administrator's words, plain text of 1 to 10,000 characters
     * @param emails further addresses, separated by commas, at most 50; null for none
     * @return how many mails were stored
     * @throws Problem when there is no such user, or the message or an address is wrong
     */
    public int notifyOne(Tx tx, CustomerId customer, UserId user, @Nullable String message, @Nullable String emails) {
        Message words = Message.of(message);
        List<MailAddress> further = Recipients.further(emails);
        return send(tx, customer, exposures.report(tx, customer, user), words, further);
    }

    /** As {@link #notifyOne(Tx, CustomerId, UserId, String, String)}, by an address of a user or one that is exposed. */
    public int notifyOne(
            Tx tx, CustomerId customer, String address, @Nullable String message, @Nullable String emails) {
        Message words = Message.of(message);
        List<MailAddress> further = Recipients.further(emails);
        return send(tx, customer, exposures.report(tx, customer, address), words, further);
    }

    /**
     * Mails their report to everyone whom {@link Exposures#exposedAddresses} lists: an address that belongs to no user is
     * somebody's too, and gets its own. Archived users get no mail.
     *
     * @return how many mails were stored
     * @throws Problem when there is no such customer, or the message is wrong
     */
    public int notifyAll(Tx tx, CustomerId customer, @Nullable String message) {
        Message words = Message.of(message);
        Letterhead letterhead = letterhead(tx, customer);
        int stored = 0;
        List<Account> page = page(tx, customer, "");
        while (!page.isEmpty()) {
            List<Account> written =
                    page.stream().filter(account -> !account.archived()).toList();
            stored += outbox.post(tx, mails(customer, letterhead, words, exposures.reports(tx, customer, written)));
            page = page.size() < PAGE
                    ? List.of()
                    : page(tx, customer, page.getLast().email());
        }
        return stored;
    }

    private int send(Tx tx, CustomerId customer, ExposureReport report, Message words, List<MailAddress> further) {
        MailAddress own = MailAddress.parse(report.account().address())
                .orElseThrow(() -> Problem.invalidParameter(
                        "user_email", "The account's address is none that mail can be sent to."));
        Map<String, MailAddress> recipients = new LinkedHashMap<>();
        recipients.put(own.key(), own);
        further.forEach(address -> recipients.putIfAbsent(address.key(), address));
        ExposureMail mail = new ExposureMail(templates, letterhead(tx, customer), customer, words, report);
        return outbox.post(tx, recipients.values().stream().map(mail::to).toList());
    }

    private List<NewMail> mails(
            CustomerId customer, Letterhead letterhead, Message words, List<ExposureReport> reports) {
        List<NewMail> mails = new ArrayList<>();
        for (ExposureReport report : reports) {
            ExposureMail mail = new ExposureMail(templates, letterhead, customer, words, report);
            MailAddress.parse(report.account().address()).map(mail::to).ifPresent(mails::add);
        }
        return mails;
    }

    private List<Account> page(Tx tx, CustomerId customer, String after) {
        List<Account> page = new ArrayList<>();
        exposures.exposedAddresses(tx, customer, after, PAGE, exposed -> page.add(exposed.account()));
        return page;
    }

    private Letterhead letterhead(Tx tx, CustomerId customer) {
        return letterheads.of(tx, customer);
    }
}
