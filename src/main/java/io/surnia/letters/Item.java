package io.surnia.letters;

import java.util.List;

/**
 * One line of a letter's list.
 *
 * @param title what is listed
 * @param details short facts about it, each on a line of its own
 */
public record Item(String title, List<String> details) {
    public Item {
        details = List.copyOf(details);
    }
}
