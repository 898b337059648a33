package io.surnia.notices;

import io.surnia.customers.CustomerId;
import io.surnia.letters.Desk;
import io.surnia.letters.Letters;
import io.surnia.mail.MailAddress;
import io.surnia.mail.NewMail;
import io.surnia.mail.Outbox;
import io.surnia.people.PeopleImported;
import io.surnia.people.PersonChanged;
import io.surnia.people.UserId;
import io.surnia.people.Users;
import io.surnia.platform.db.Db;
import io.surnia.platform.db.Tx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Welcomes whoever is added, on that day and once. Whether the customer welcomes people is asked when they are added:
 * whoever came while it did not is never welcomed.
 */
public final class Welcomes {
    private static final Logger log = LoggerFactory.getLogger(Welcomes.class);
    private static final int AT_ONCE = 500;
    private static final int TENANTS_AT_ONCE = 100;

    private final Db db;
    private final NoticeDays days;
    private final Letters letters;
    private final NoticeLetters notices;
    private final Users users;
    private final Outbox outbox;
    private final WelcomeStore store = new WelcomeStore();

    Welcomes(Db db, NoticeDays days, Letters letters, NoticeLetters notices, Users users, Outbox outbox) {
        this.db = db;
        this.days = days;
        this.letters = letters;
        this.notices = notices;
        this.users = users;
        this.outbox = outbox;
    }

    /** The reaction to people who were added or changed: who is new waits to be welcomed, and who is archived gets no mail. */
    void followPeople(Tx tx, Set<PersonChanged> changes) {
        List<Long> changed =
                changes.stream().map(change -> change.user().value()).toList();
        if (!tx.today().isBefore(days.startsOn(tx))) {
            store.addNew(tx, changed);
        }
        withdraw(tx, store.archived(tx, changed));
    }

    /** The same for people who were imported. */
    void followImports(Tx tx, Set<PeopleImported> imports) {
        if (!tx.today().isBefore(days.startsOn(tx))) {
            imports.forEach(each -> store.addImported(tx, each.customer()));
        }
        withdraw(tx, store.archivedByImport(tx));
    }

    /** Welcomes everybody who waits, partner by partner; several nodes do it side by side. */
    public void run() {
        db.lookUp(handle -> store.waiting(handle, TENANTS_AT_ONCE)).forEach(tenant -> {
            boolean isMore = true;
            while (isMore) {
                isMore = db.inTenant(tenant, this::welcomeSome);
            }
        });
    }

    /** Welcomes some; false where nobody waits. */
    boolean welcomeSome(Tx tx) {
        List<Long> taken = store.take(tx, AT_ONCE);
        if (taken.isEmpty()) {
            return false;
        }
        List<NewMail> mails = new ArrayList<>();
        Map<CustomerId, Desk> desks = new HashMap<>();
        List<Welcome> people = store.toWelcome(tx, taken);
        for (Welcome each : people) {
            CustomerId customer = each.addressee().customer();
            Desk desk = desks.computeIfAbsent(customer, id -> letters.desk(tx, id));
            mail(tx, desk, each).ifPresent(mails::add);
        }
        outbox.post(tx, mails);
        Map<CustomerId, List<UserId>> welcomed = new HashMap<>();
        people.forEach(each -> welcomed.computeIfAbsent(each.addressee().customer(), _ -> new ArrayList<>())
                .add(each.user()));
        welcomed.forEach((customer, some) -> users.onboarded(tx, customer, some));
        return true;
    }

    private Optional<NewMail> mail(Tx tx, Desk desk, Welcome welcome) {
        String email = welcome.addressee().email();
        try {
            return MailAddress.parse(email == null ? "" : email)
                    .map(address -> notices.welcome(tx, desk, welcome)
                            .to(
                                    address,
                                    welcome.addressee().customer().value(),
                                    welcome.user().value(),
                                    "welcome/" + welcome.user().value()));
        } catch (RuntimeException fault) {
            log.error(
                    "The welcome of user {} could not be written",
                    welcome.user().value(),
                    fault);
            return Optional.empty();
        }
    }

    private void withdraw(Tx tx, List<Long> archived) {
        if (!archived.isEmpty()) {
            outbox.withdraw(tx, archived);
        }
    }
}
