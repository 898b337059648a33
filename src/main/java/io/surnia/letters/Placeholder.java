package io.surnia.letters;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a text may leave to be filled in, as {@code {{name}}}. */
public enum Placeholder {
    LEARNER_FIRST_NAME("learner.first_name", "Ana", "The learner's first name."),
    LEARNER_LAST_NAME("learner.last_name", "Sousa", "The learner's last name."),
    RECIPIENT_NAME("recipient.name", "Ines Duarte", "Whoever the mail goes to."),
    CUSTOMER_NAME("customer.name", "Harbour Dental", "The customer."),
    SERVICE_NAME("service.name", "Surnia", "What the partner calls the service, or the partner itself."),
    SUPPORT_EMAIL("support.email", "help@example.net", "Where questions are answered."),
    LINK("link.url", "https://localhost/learn/example", "The recipient's own link."),
    ASSIGNMENTS_COUNT("assignments.count", "2 assignments", "How many assignments, in words."),
    PEOPLE_COUNT("people.count", "2 people", "How many people, in words."),
    /** A list, which stands in a paragraph of its own. */
    ASSIGNMENTS("assignments", "", "The list of assignments; it stands in a paragraph of its own."),
    /** A list, which stands in a paragraph of its own. */
    PEOPLE("people", "", "The list of people; it stands in a paragraph of its own.");

    private final String word;
    private final String sample;
    private final String meaning;

    Placeholder(String word, String sample, String meaning) {
        this.word = word;
        this.sample = sample;
        this.meaning = meaning;
    }

    /** Its name between the braces. */
    public String word() {
        return word;
    }

    /** What it stands for, one sentence. */
    public String meaning() {
        return meaning;
    }

    /** The placeholder of a name; empty for a name that is none's. */
    static Optional<Placeholder> ofWord(String word) {
        return Arrays.stream(values())
                .filter(each -> each.word.equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    String sample() {
        return sample;
    }

    boolean isList() {
        return this == ASSIGNMENTS || this == PEOPLE;
    }

    /** As a text writes it. */
    @Override
    public String toString() {
        return "{{" + word + "}}";
    }
}
