package io.surnia.letters;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a preview is filled with. */
final class Samples {
    private Samples() {}

    static Contents of(LetterKind kind, Words words, LocalDate today) {
        Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
        kind.placeholders().forEach(place -> values.put(place, place.sample()));
        String one = words.say("sample.one");
        String two = words.say("sample.two");
        String soon = words.day(today.plusDays(7));
        String past = words.day(today.minusDays(1));
        List<Item> items = switch (kind) {
            case WELCOME -> List.of();
            case FIRST_NOTICE, WARNING_NOTICE ->
                List.of(
                        new Item(one, List.of(words.say("kind.video"), words.say("due", soon))),
                        new Item(two, List.of(words.say("kind.policy"), words.say("due", soon))));
            case EXPIRATION_NOTICE ->
                List.of(
                        new Item(one, List.of(words.say("kind.video"), words.say("was_due", past))),
                        new Item(two, List.of(words.say("kind.policy"), words.say("was_due", past))));
            case MANAGER_NOTICE, HR_NOTICE ->
                List.of(
                        new Item(
                                words.say("sample.person_one"),
                                List.of(words.say("owed", one, past), words.say("owed", two, past))),
                        new Item(words.say("sample.person_two"), List.of(words.say("owed", one, past))));
            case RENEWAL_NOTICE ->
                List.of(
                        new Item(one, List.of(words.say("kind.video"), words.say("renews", soon))),
                        new Item(two, List.of(words.say("kind.policy"), words.say("renews", soon))));
        };
        return new Contents(values, items);
    }
}
