package io.surnia.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Where people's names come from: files of given and family names, those in other scripts with their Latin spelling. */
enum Culture {
    AMERICAN,
    NEW_ZEALAND,
    JAPANESE,
    GREEK,
    ARABIC;

    private record Part(String written, String latin) {}

    private final List<Part> given = new ArrayList<>();
    private final List<Part> family = new ArrayList<>();

    Culture() {
        String file = "/sample/names/" + name().toLowerCase(Locale.ROOT).replace("_", "") + ".txt";
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Culture.class.getResourceAsStream(file)), StandardCharsets.UTF_8))) {
            lines.lines().forEach(this::read);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A name whose mailbox is not taken yet; it is from then on. */
    PersonName draw(Dice dice, Set<String> takenMailboxes) {
        PersonName name;
        do {
            Part first = dice.pick(given);
            Part last = dice.pick(family);
            name = new PersonName(first.written(), last.written(), mailbox(first) + "." + mailbox(last));
        } while (!takenMailboxes.add(name.mailbox()));
        return name;
    }

    private void read(String line) {
        int space = line.indexOf(' ');
        String[] spellings = line.substring(space + 1).split("=", 2);
        Part part = new Part(spellings[0], spellings[spellings.length - 1]);
        (line.startsWith("given ") ? given : family).add(part);
    }

    private static String mailbox(Part part) {
        return part.latin().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }
}
