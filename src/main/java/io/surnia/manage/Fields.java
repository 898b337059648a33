package io.surnia.manage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.surnia.library.Language;
import io.surnia.platform.http.Call;
import io.surnia.platform.problem.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a body, JSON object or form alike, read one after the other: a field that was not sent keeps the value
 * that is at hand; null (in a form: the empty text) clears one that may be empty. What is wrong is gathered, and told at
 * once by {@link #verify}; until then a wrong field reads as the value at hand.
 */
final class Fields {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.\\[\\]-]{1,100}");
    private static final int MOST_FAULTS = 100;

    private final JsonNode sent;
    private final FieldValues values;
    private final String prefix;
    private final List<Problem.Field> faults;
    private final Set<String> known = new LinkedHashSet<>();

    private Fields(JsonNode sent, FieldValues values, String prefix, List<Problem.Field> faults) {
        this.sent = sent;
        this.values = values;
        this.prefix = prefix;
        this.faults = faults;
    }

    /** The fields of the call's body; none where it has no body. 400 where the body is JSON and no object. */
    static Fields of(Call call) {
        JsonNode json = call.json().orElse(null);
        if (json == null) {
            ObjectNode form = new ObjectNode(JsonNodeFactory.instance);
            call.form()
                    .forEach((name, value) ->
                            form.set(name, value.isEmpty() ? NullNode.instance : TextNode.valueOf(value)));
            return new Fields(form, new FieldValues(true), "", new ArrayList<>());
        }
        if (!json.isObject()) {
            throw Problem.malformed("The request body must be a JSON object.");
        }
        return new Fields(json, new FieldValues(false), "", new ArrayList<>());
    }

    /** The fields of an element of a list, named by its place, as in {@code users[3].email}. */
    static Fields ofElement(JsonNode element, String place) {
        return new Fields(element, new FieldValues(false), place + ".", new ArrayList<>());
    }

    /** Tells all that is wrong, names that are no field's too. */
    void verify() {
        List<Problem.Field> all = faults();
        if (!all.isEmpty()) {
            throw Problem.invalidFields(all);
        }
    }

    /** All that is wrong. */
    List<Problem.Field> faults() {
        if (!sent.isObject()) {
            return List.of(fault(prefix.substring(0, prefix.length() - 1), "must be an object"));
        }
        List<Problem.Field> all = new ArrayList<>(faults);
        sent.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name) && all.size() < MOST_FAULTS) {
                all.add(unknown(prefix + name));
            }
        });
        return all;
    }

    /** A name that reads as one is told; what else a client may send as one is not repeated. */
    private static Problem.Field unknown(String name) {
        return NAME.matcher(name).matches()
                ? new Problem.Field(name, "unknown_field", "There is no field '%s' here.".formatted(name))
                : new Problem.Field("", "unknown_field", "A field has a name that none has here.");
    }

    /** Whether it was sent, null perhaps. */
    boolean has(String name) {
        known.add(name);
        return sent.has(name);
    }

    /** Notes those that were not sent. */
    void require(String... names) {
        for (String name : names) {
            known.add(name);
            if (!sent.hasNonNull(name)) {
                faults.add(new Problem.Field(
                        prefix + name, "missing_parameter", "The field '%s' is required.".formatted(prefix + name)));
            }
        }
    }

    /** A text of {@code min} to {@code max} characters. */
    String text(String name, int min, int max, String atHand) {
        String rule = min == 0 ? "must be a text of at most %d characters" : "must be a text of %d to %d characters";
        String said = min == 0 ? rule.formatted(max) : rule.formatted(min, max);
        return must(name, atHand, said, value -> values.text(value, min, max));
    }

    /** A text of at most {@code max} characters, or none. */
    @Nullable
    String textOrNull(String name, int max, @Nullable String atHand) {
        return may(
                name,
                atHand,
                "must be a text of 1 to %d characters or null".formatted(max),
                value -> values.text(value, 1, max));
    }

    /** An e-mail address. */
    String email(String name, String atHand) {
        return must(name, atHand, "must be an e-mail address", values::email);
    }

    /** An e-mail address or none. */
    @Nullable
    String emailOrNull(String name, @Nullable String atHand) {
        return may(name, atHand, "must be an e-mail address or null", values::email);
    }

    /** A colour as {@code #rrggbb}. */
    String color(String name, String atHand) {
        return must(name, atHand, "must be a colour such as #1f3a5f", values::color);
    }

    /** One of an enum's constants, by its lower-case name. */
    <E extends Enum<E>> E word(String name, Class<E> type, E atHand) {
        return must(name, atHand, "must be one of: " + FieldValues.words(type), value -> values.word(value, type));
    }

    /** One of an enum's constants or none. */
    <E extends Enum<E>> @Nullable E wordOrNull(String name, Class<E> type, @Nullable E atHand) {
        return may(
                name, atHand, "must be null or one of: " + FieldValues.words(type), value -> values.word(value, type));
    }

    boolean flag(String name, boolean atHand) {
        return must(name, atHand, "must be true or false", values::flag);
    }

    /** A whole number from {@code min} to {@code max}. */
    int integer(String name, int min, int max, int atHand) {
        Long value = must(name, (long) atHand, range(min, max), node -> values.number(node, min, max));
        return value.intValue();
    }

    /** A whole number from {@code min} to {@code max}, or none. */
    @Nullable
    Integer integerOrNull(String name, int min, int max, @Nullable Integer atHand) {
        Long value = may(
                name,
                atHand == null ? null : (Long) atHand.longValue(),
                range(min, max) + " or null",
                node -> values.number(node, min, max));
        return value == null ? null : (Integer) value.intValue();
    }

    /** An id or none. */
    @Nullable
    Long idOrNull(String name, @Nullable Long atHand) {
        return may(name, atHand, "must be an id or null", value -> values.number(value, 1, Long.MAX_VALUE));
    }

    /** Ids; in a form separated by commas. None where it was not sent. */
    List<Long> ids(String name, int most) {
        return must(
                name,
                List.of(),
                "must be a list of at most %d ids".formatted(most),
                value -> values.list(value, most, each -> values.number(each, 1, Long.MAX_VALUE)));
    }

    /** E-mail addresses; in a form separated by commas. */
    List<String> emails(String name, int most, List<String> atHand) {
        return must(
                name,
                atHand,
                "must be a list of at most %d e-mail addresses".formatted(most),
                value -> values.list(value, most, values::email));
    }

    /** Words of 1 to 50 characters; in a form separated by commas. */
    List<String> texts(String name, int most, List<String> atHand) {
        return must(
                name,
                atHand,
                "must be a list of at most %d words".formatted(most),
                value -> values.list(value, most, each -> values.text(each, 1, 50)));
    }

    /** An instant as RFC 3339 writes it, or none. */
    @Nullable
    Instant instantOrNull(String name, @Nullable Instant atHand) {
        return may(
                name,
                atHand,
                "must be a time such as 2026-11-24T10:00:00Z or null",
                value -> values.parsed(value, text -> OffsetDateTime.parse(text).toInstant()));
    }

    /** A day as {@code 2026-11-24}. */
    LocalDate day(String name, LocalDate atHand) {
        return must(name, atHand, "must be a day such as 2026-11-24", value -> values.parsed(value, LocalDate::parse));
    }

    /** A day or none. */
    @Nullable
    LocalDate dayOrNull(String name, @Nullable LocalDate atHand) {
        return may(
                name,
                atHand,
                "must be a day such as 2026-11-24 or null",
                value -> values.parsed(value, LocalDate::parse));
    }

    /** A language by its BCP 47 tag. */
    Language language(String name, Language atHand) {
        return must(
                name,
                atHand,
                "must be a language such as en or pt-BR",
                value -> value.isTextual() ? Language.ofTag(value.textValue()).orElse(null) : null);
    }

    /** A time zone by its IANA name. */
    ZoneId zone(String name, ZoneId atHand) {
        return must(
                name, atHand, "must be a time zone such as Europe/Lisbon", value -> values.parsed(value, ZoneId::of));
    }

    /** A time zone or none. */
    @Nullable
    ZoneId zoneOrNull(String name, @Nullable ZoneId atHand) {
        return may(
                name,
                atHand,
                "must be a time zone such as Europe/Lisbon or null",
                value -> values.parsed(value, ZoneId::of));
    }

    /** JSON of any form as its text, or none. */
    @Nullable
    String jsonOrNull(String name, @Nullable String atHand) {
        return may(
                name,
                atHand,
                "must be a JSON object or list, or null",
                value -> value.isContainerNode() ? value.toString() : null);
    }

    /** The elements of a list of anything. */
    List<JsonNode> elements(String name, int least, int most) {
        require(name);
        return must(name, List.<JsonNode>of(), "must be a list of %d to %d".formatted(least, most), value -> {
            List<JsonNode> elements = new ArrayList<>();
            value.forEach(elements::add);
            return value instanceof ArrayNode && least <= elements.size() && elements.size() <= most ? elements : null;
        });
    }

    private <T> T must(String name, T atHand, String rule, Function<JsonNode, @Nullable T> read) {
        known.add(name);
        JsonNode value = sent.get(name);
        if (value == null) {
            return atHand;
        }
        T found = value.isNull() ? null : read.apply(value);
        if (found == null) {
            if (faults.stream().noneMatch(fault -> fault.field().equals(prefix + name))) {
                faults.add(fault(prefix + name, rule));
            }
            return atHand;
        }
        return found;
    }

    private <T> @Nullable T may(String name, @Nullable T atHand, String rule, Function<JsonNode, @Nullable T> read) {
        known.add(name);
        JsonNode value = sent.get(name);
        if (value == null) {
            return atHand;
        }
        if (value.isNull()) {
            return null;
        }
        T found = read.apply(value);
        if (found == null) {
            faults.add(fault(prefix + name, rule));
            return atHand;
        }
        return found;
    }

    private static Problem.Field fault(String name, String rule) {
        return new Problem.Field(name, "invalid_parameter", "The field '%s' %s.".formatted(name, rule));
    }

    private static String range(long min, long max) {
        return "must be a whole number from %d to %d".formatted(min, max);
    }
}
