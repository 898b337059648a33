package io.surnia.manage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.surnia.mail.MailAddress;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a field's value means, in JSON or in a form, which writes everything as text; null where it does not mean what is
 * asked for.
 */
record FieldValues(boolean isForm) {
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");
    private static final int LONGEST_ADDRESS = 320;

    @Nullable
    String text(JsonNode value, int min, int max) {
        if (!value.isTextual()) {
            return null;
        }
        String text = value.textValue().strip();
        int length = text.codePointCount(0, text.length());
        return min <= length && length <= max ? text : null;
    }

    @Nullable
    String email(JsonNode value) {
        String text = text(value, 3, LONGEST_ADDRESS);
        return text != null && MailAddress.parse(text).isPresent() ? text : null;
    }

    @Nullable
    String color(JsonNode value) {
        return value.isTextual() && COLOR.matcher(value.textValue()).matches() ? value.textValue() : null;
    }

    <E extends Enum<E>> @Nullable E word(JsonNode value, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> value.isTextual() && lower(each).equals(value.textValue()))
                .findFirst()
                .orElse(null);
    }

    @Nullable
    Boolean flag(JsonNode value) {
        if (value instanceof BooleanNode flag) {
            return flag.booleanValue();
        }
        return switch (isForm ? value.asText() : "") {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> null;
        };
    }

    @Nullable
    Long number(JsonNode value, long min, long max) {
        JsonNode number = isForm && NUMBER.matcher(value.asText()).matches()
                ? LongNode.valueOf(Long.parseLong(value.asText()))
                : value;
        boolean fits = number.isIntegralNumber()
                && number.canConvertToLong()
                && min <= number.longValue()
                && number.longValue() <= max;
        return fits ? (Long) number.longValue() : null;
    }

    /** A list all of whose elements mean something; in a form separated by commas. */
    <T> @Nullable List<T> list(JsonNode value, int most, Function<JsonNode, @Nullable T> read) {
        if (!isForm && !value.isArray()) {
            return null;
        }
        List<JsonNode> elements = new ArrayList<>();
        if (isForm) {
            Arrays.stream(value.asText().split(","))
                    .map(String::strip)
                    .map(TextNode::valueOf)
                    .forEach(elements::add);
        } else {
            value.forEach(elements::add);
        }
        List<T> found = new ArrayList<>();
        for (JsonNode element : elements) {
            T each = read.apply(element);
            if (each == null || found.size() == most) {
                return null;
            }
            found.add(each);
        }
        return found;
    }

    /** What a parser of times makes of a text. */
    <T> @Nullable T parsed(JsonNode value, Function<String, T> parser) {
        try {
            return value.isTextual() ? parser.apply(value.textValue()) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The words that stand for an enum's constants. */
    static <E extends Enum<E>> String words(Class<E> type) {
        return String.join(
                ", ",
                Arrays.stream(type.getEnumConstants()).map(FieldValues::lower).toList());
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
