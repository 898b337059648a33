package io.surnia.notices;

import io.surnia.assignments.AssignmentId;
import io.surnia.letters.Contents;
import io.surnia.letters.Desk;
import io.surnia.letters.Item;
import io.surnia.letters.Letter;
import io.surnia.letters.LetterKind;
import io.surnia.letters.Placeholder;
import io.surnia.letters.Words;
import io.surnia.links.Link;
import io.surnia.links.Links;
import io.surnia.links.Person;
import io.surnia.links.Purpose;
import io.surnia.people.ManagerId;
import io.surnia.people.UserId;
import io.surnia.platform.db.Tx;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes notices: what is due to an addressee becomes a letter. */
final class NoticeLetters {
    /** More would be cut by many mail programs, and read by nobody. */
    private static final int MOST_ITEMS = 100;

    private final Links links;

    NoticeLetters(Links links) {
        this.links = links;
    }

    Letter welcome(Tx tx, Desk desk, Welcome welcome) {
        Addressee learner = welcome.addressee();
        Contents contents = Contents.of(toLearner(desk.words(), learner))
                .with(Placeholder.LINK, link(tx, learner, new Purpose.Assignments()));
        return desk.write(LetterKind.WELCOME, contents);
    }

    /** @param due all of one addressee; where it has a text of its own, one thing alone */
    Letter notice(Tx tx, Desk desk, LetterKind kind, List<Due> due) {
        Due first = due.getFirst();
        Words words = desk.words();
        return switch (kind) {
            case FIRST_NOTICE, WARNING_NOTICE, EXPIRATION_NOTICE -> {
                Contents contents = work(words, kind, due, toLearner(words, first.addressee()))
                        .with(Placeholder.LINK, link(tx, first.addressee(), purpose(due)));
                yield desk.write(kind, contents, first.subject(), first.body());
            }
            case MANAGER_NOTICE ->
                desk.write(
                        kind,
                        people(words, due, toOther(words, first.addressee()))
                                .with(Placeholder.LINK, teamLink(tx, first.addressee())));
            case HR_NOTICE ->
                desk.write(kind, people(words, due, toOther(words, first.addressee())), first.subject(), first.body());
            case RENEWAL_NOTICE -> desk.write(kind, work(words, kind, due, toOther(words, first.addressee())));
            case WELCOME -> throw new IllegalArgumentException("a welcome is about nothing that is due");
        };
    }

    private static Contents work(Words words, LetterKind kind, List<Due> due, Map<Placeholder, String> values) {
        String when = switch (kind) {
            case EXPIRATION_NOTICE -> "was_due";
            case RENEWAL_NOTICE -> "renews";
            default -> "due";
        };
        List<Item> items = due.stream()
                .map(each -> new Item(
                        each.name(),
                        List.of(words.say("kind." + each.kind().word()), words.say(when, words.day(each.day())))))
                .toList();
        values.put(Placeholder.ASSIGNMENTS_COUNT, words.say("assignments", items.size()));
        return new Contents(values, shortened(words, items));
    }

    private static Contents people(Words words, List<Due> due, Map<Placeholder, String> values) {
        Map<UserId, String> names = new LinkedHashMap<>();
        Map<UserId, List<String>> owed = new LinkedHashMap<>();
        for (Due each : due) {
            UserId user = Objects.requireNonNull(each.user());
            names.put(user, each.userName());
            owed.computeIfAbsent(user, _ -> new ArrayList<>())
                    .add(words.say("owed", each.name(), words.day(each.day())));
        }
        List<Item> items = new ArrayList<>();
        owed.forEach((user, what) -> items.add(new Item(names.getOrDefault(user, ""), what)));
        values.put(Placeholder.PEOPLE_COUNT, words.say("people", items.size()));
        return new Contents(values, shortened(words, items));
    }

    private static List<Item> shortened(Words words, List<Item> items) {
        if (items.size() <= MOST_ITEMS) {
            return items;
        }
        List<Item> some = new ArrayList<>(items.subList(0, MOST_ITEMS));
        some.add(new Item(words.say("more", items.size() - MOST_ITEMS), List.of()));
        return some;
    }

    private static Map<Placeholder, String> toLearner(Words words, Addressee learner) {
        Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
        values.put(
                Placeholder.LEARNER_FIRST_NAME,
                learner.firstName().isBlank() ? words.say("there") : learner.firstName());
        values.put(Placeholder.LEARNER_LAST_NAME, learner.lastName());
        return values;
    }

    private static Map<Placeholder, String> toOther(Words words, Addressee other) {
        Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
        values.put(Placeholder.RECIPIENT_NAME, other.name().isBlank() ? words.say("there") : other.name());
        return values;
    }

    private static Purpose purpose(List<Due> due) {
        AssignmentId only = due.getFirst().assignment();
        return due.size() == 1 ? new Purpose.OneAssignment(only) : new Purpose.Assignments();
    }

    private String link(Tx tx, Addressee learner, Purpose purpose) {
        Person person = new Person.Learner(new UserId(Long.parseLong(learner.key())));
        return links.issue(tx, new Link(learner.customer(), person, purpose));
    }

    private String teamLink(Tx tx, Addressee manager) {
        Person person = new Person.Superior(new ManagerId(Long.parseLong(manager.key())));
        return links.issue(tx, new Link(manager.customer(), person, new Purpose.Team()));
    }
}
