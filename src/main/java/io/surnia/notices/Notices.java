package io.surnia.notices;

import io.surnia.customers.CustomerId;
import io.surnia.letters.Desk;
import io.surnia.letters.Letter;
import io.surnia.letters.LetterKind;
import io.surnia.letters.Letters;
import io.surnia.links.Links;
import io.surnia.mail.MailAddress;
import io.surnia.mail.NewMail;
import io.surnia.mail.Outbox;
import io.surnia.notices.Outcome.LeftOut;
import io.surnia.partner.Audit;
import io.surnia.people.PeopleImported;
import io.surnia.people.PersonChanged;
import io.surnia.people.UserId;
import io.surnia.people.Users;
import io.surnia.platform.db.Db;
import io.surnia.platform.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people what is due, once. The day-closing calls it for every day ({@link #giveSome}); it finds by indexes who is
 * due what, writes the letters into the outbox and keeps that they were given, in one transaction, some at a time.
 *
 * <p>A notice is given on its day. Where days were missed, what a later notice overtook by now is left out.
 */
public final class Notices {
    private static final Logger log = LoggerFactory.getLogger(Notices.class);
    private static final int ADDRESSEES_AT_ONCE = 500;
    private static final int CUSTOMERS_AT_ONCE = 10;
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final List<Question> QUESTIONS =
            List.of(Question.FIRST, Question.WARNING, Question.EXPIRATION, Question.MANAGER, Question.HR);

    private final NoticeDays days;
    private final Welcomes welcomes;
    private final Letters letters;
    private final NoticeLetters notices;
    private final Outbox outbox;
    private final NoticeStore store = new NoticeStore();

    public Notices(Db db, Audit audit, Users users, Letters letters, Links links, Outbox outbox) {
        this.days = new NoticeDays(audit);
        this.letters = letters;
        this.notices = new NoticeLetters(links);
        this.outbox = outbox;
        this.welcomes = new Welcomes(db, days, letters, notices, users, outbox);
    }

    /** From which day on there are notices. */
    public NoticeDays days() {
        return days;
    }

    /** Who is welcomed. */
    public Welcomes welcomes() {
        return welcomes;
    }

    /** The reaction to people who were added, changed or archived. */
    public void followPeople(Tx tx, Set<PersonChanged> changes) {
        welcomes.followPeople(tx, changes);
    }

    /** The reaction to people who were imported. */
    public void followImports(Tx tx, Set<PeopleImported> imports) {
        welcomes.followImports(tx, imports);
    }

    /**
     * Gives some of a day's notices.
     *
     * @param day the day that begins, whose assignments are open and whose standings are computed
     * @param present the day that it is by now, later than {@code day} where days were missed
     * @return whether there was anything to do, so that there may be more
     */
    public boolean giveSome(Tx tx, LocalDate day, LocalDate present) {
        LocalDate starts = days.startsOn(tx);
        if (day.isBefore(starts)) {
            return false;
        }
        if (welcomes.welcomeSome(tx)) {
            return true;
        }
        for (Question question : QUESTIONS) {
            int most = question.byCustomer() ? CUSTOMERS_AT_ONCE : ADDRESSEES_AT_ONCE;
            List<Due> due = store.due(tx, question, starts, day, present, most);
            if (!due.isEmpty()) {
                give(tx, question.kind(), day, due);
                return true;
            }
        }
        List<Due> renewing = store.renewing(tx, day, CUSTOMERS_AT_ONCE);
        give(tx, LetterKind.RENEWAL_NOTICE, day, renewing);
        return !renewing.isEmpty();
    }

    private void give(Tx tx, LetterKind kind, LocalDate day, List<Due> due) {
        Map<CustomerId, Desk> desks = new HashMap<>();
        Map<Instant, List<NewMail>> mails = new LinkedHashMap<>();
        List<Outcome> outcomes = new ArrayList<>();
        for (List<Due> together : letterwise(due)) {
            Addressee addressee = together.getFirst().addressee();
            LeftOut leftOut = null;
            if (together.getFirst().isOvertaken()) {
                leftOut = LeftOut.OVERTAKEN;
            } else if (addressee.email() == null) {
                leftOut = LeftOut.NO_RECIPIENT;
            } else {
                MailAddress address = MailAddress.parse(addressee.email()).orElse(null);
                Desk desk = desks.computeIfAbsent(addressee.customer(), id -> letters.desk(tx, id));
                Letter letter = address == null ? null : written(tx, desk, kind, together);
                if (address == null || letter == null) {
                    leftOut = address == null ? LeftOut.NO_ADDRESS : LeftOut.FAULTY;
                } else {
                    mails.computeIfAbsent(morning(tx, addressee.zone()), _ -> new ArrayList<>())
                            .add(mail(letter, address, kind, day, together));
                }
            }
            for (Due each : together) {
                outcomes.add(new Outcome(each, leftOut));
            }
        }
        mails.forEach((at, some) -> outbox.post(tx, some, at));
        store.record(tx, kind, day, outcomes);
    }

    /** What goes into one letter: all of an addressee, but what has a text of its own or is left out goes alone. */
    private static List<List<Due>> letterwise(List<Due> due) {
        List<List<Due>> letters = new ArrayList<>();
        Map<Addressee, List<Due>> shared = new HashMap<>();
        for (Due each : due) {
            if (each.isOvertaken() || each.hasOwnText()) {
                letters.add(List.of(each));
            } else {
                shared.computeIfAbsent(each.addressee(), _ -> {
                            List<Due> together = new ArrayList<>();
                            letters.add(together);
                            return together;
                        })
                        .add(each);
            }
        }
        return letters;
    }

    /** Null where it cannot be written: one such must not keep a partner's day from ending. */
    private @Nullable Letter written(Tx tx, Desk desk, LetterKind kind, List<Due> together) {
        try {
            return notices.notice(tx, desk, kind, together);
        } catch (RuntimeException fault) {
            log.error(
                    "A notice of kind {} about assignment {} could not be written",
                    kind.word(),
                    together.getFirst().assignment().value(),
                    fault);
            return null;
        }
    }

    private static NewMail mail(
            Letter letter, MailAddress address, LetterKind kind, LocalDate day, List<Due> together) {
        Due first = together.getFirst();
        UserId user = first.user();
        boolean isToUser = kind != LetterKind.MANAGER_NOTICE && kind != LetterKind.HR_NOTICE;
        String about = first.hasOwnText()
                ? "%s/%s".formatted(first.assignment().value(), user == null ? "" : user.value())
                : "";
        String key = "%s/%s/%s/%s/%s"
                .formatted(
                        kind.word(),
                        day,
                        first.addressee().customer().value(),
                        first.addressee().key(),
                        about);
        return letter.to(
                address,
                first.addressee().customer().value(),
                isToUser && user != null ? (Long) user.value() : null,
                key.length() <= 300 ? key : null);
    }

    /** The first eight o'clock from the beginning of the day on, where it is read. */
    private static Instant morning(Tx tx, ZoneId zone) {
        ZonedDateTime now = tx.now().atZone(zone);
        ZonedDateTime morning = now.toLocalDate().atTime(MORNING).atZone(zone);
        return (morning.isBefore(now)
                        ? now.toLocalDate().plusDays(1).atTime(MORNING).atZone(zone)
                        : morning)
                .toInstant();
    }
}
