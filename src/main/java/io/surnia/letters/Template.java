package io.surnia.letters;

import io.surnia.platform.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text of a letter.
 *
 * @param subject one line of 1 to 300 characters
 * @param body CommonMark of 1 to 20,000 characters; HTML in it is shown as it is written, and pictures by their text
 */
public record Template(String subject, String body) {
    /** How long a subject may be, in characters. */
    public static final int LONGEST_SUBJECT = 300;

    /** How long a body may be, in characters. */
    public static final int LONGEST_BODY = 20_000;

    static final Pattern PLACE = Pattern.compile("\\{\\{([^{}]*)}}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_. ]{1,60}");
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]");

    /**
     * Refuses what could not be sent as a letter of the kind.
     *
     * @throws Problem naming the field: for a subject of several lines, for a placeholder that the kind does not have,
     *     and for a list that does not stand by itself
     */
    void check(LetterKind kind) {
        List<Problem.Field> faults = new ArrayList<>();
        if (subject.isBlank() || BREAKS.matcher(subject).find()) {
            faults.add(fault("subject", "The field 'subject' must be one line of text."));
        }
        if (body.isBlank() || body.indexOf('\0') >= 0) {
            faults.add(fault("body", "The field 'body' must be a text."));
        }
        checkPlaces(faults, kind, "subject", subject);
        checkPlaces(faults, kind, "body", body);
        if (!faults.isEmpty()) {
            throw Problem.invalidFields(faults);
        }
    }

    private static void checkPlaces(List<Problem.Field> faults, LetterKind kind, String field, String text) {
        Matcher places = PLACE.matcher(text);
        while (places.find()) {
            String name = places.group(1);
            Placeholder place = Placeholder.ofWord(name)
                    .filter(kind.placeholders()::contains)
                    .orElse(null);
            if (place == null) {
                faults.add(unknown(kind, field, name));
                return;
            }
            if (place.isList() && !(field.equals("body") && standsAlone(text, places))) {
                faults.add(fault(
                        field,
                        "In the field '%s' the list %s must stand in a paragraph of its own, in the body."
                                .formatted(field, place)));
                return;
            }
        }
        if (PLACE.matcher(text).replaceAll("").contains("{{")) {
            faults.add(fault(field, "In the field '%s' a placeholder is not closed by }}.".formatted(field)));
        }
    }

    private static boolean standsAlone(String text, Matcher place) {
        String before = text.substring(0, place.start());
        String after = text.substring(place.end());
        return before.matches("(?s)|.*\\R[ \\t]*\\R") && after.matches("(?s)\\s*|[ \\t]*\\R[ \\t]*\\R.*");
    }

    private static Problem.Field unknown(LetterKind kind, String field, String name) {
        String known = kind.placeholders().stream().map(Placeholder::toString).collect(Collectors.joining(", "));
        String which = NAME.matcher(name).matches() ? "{{" + name.strip() + "}}" : "a placeholder";
        return fault(
                field,
                "The field '%s' has %s, which a letter of kind %s does not know. It knows: %s."
                        .formatted(field, which, kind.word(), known));
    }

    private static Problem.Field fault(String field, String sentence) {
        return new Problem.Field(field, "invalid_parameter", sentence);
    }
}
