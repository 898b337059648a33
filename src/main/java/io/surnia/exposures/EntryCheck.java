package io.surnia.exposures;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.platform.problem.StartupFailure;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One entry of a catalogue: what it may hold, and what it says. Fields that we do not know are passed over. */
final class EntryCheck {
    private static final int MOST_DATA_CLASSES = 200;
    private static final int LONGEST_DESCRIPTION = 20_000;
    private static final int LONGEST_ADDRESS = 2000;

    private final int index;
    private final JsonNode entry;

    /**
     * Checks one entry.
     *
     * @param index the entry's place in the file, from 0
     */
    EntryCheck(int index, JsonNode entry) {
        this.index = index;
        this.entry = entry;
    }

    /**
     * What the entry says.
     *
     * @throws StartupFailure naming the entry and what is wrong with it
     */
    CatalogueEntry entry() {
        if (!entry.isObject()) {
            throw wrong(index, null, "is not a JSON object");
        }
        return new CatalogueEntry(
                required("Name", 200),
                required("Title", 300),
                text("Domain", 253),
                day("BreachDate"),
                instant("AddedDate"),
                instant("ModifiedDate"),
                count("PwnCount"),
                html("Description", LONGEST_DESCRIPTION),
                address("LogoPath", "https://"),
                html("Attribution", 2000),
                address("DisclosureUrl", "https://", "http://"),
                dataClasses(),
                flag("IsVerified"),
                flag("IsFabricated"),
                flag("IsSensitive"),
                flag("IsRetired"),
                flag("IsSpamList"),
                flag("IsMalware"),
                flag("IsSubscriptionFree"),
                flag("IsStealerLog"));
    }

    /** What an operator reads: the entry's place and name, and what is wrong with it. */
    static StartupFailure wrong(int index, @Nullable String name, String what) {
        String named = name == null ? "" : " \"%s\"".formatted(printable(name));
        return new StartupFailure("the breach catalogue was not loaded: entry [%d]%s %s".formatted(index, named, what));
    }

    private String required(String field, int longest) {
        String value = text(field, longest);
        if (value == null) {
            throw wrong("has no " + field);
        }
        return value;
    }

    /** Null where it is absent, null or blank. */
    private @Nullable String text(String field, int longest) {
        String value = string(field);
        if (value == null) {
            return null;
        }
        if (value.codePoints().anyMatch(Character::isISOControl)) {
            throw wrong(field + " must be on one line, without control characters");
        }
        return bounded(field, value, longest);
    }

    private @Nullable String html(String field, int longest) {
        String value = string(field);
        return value == null ? null : bounded(field, Descriptions.sanitise(value), longest);
    }

    /** An address of one of these schemes; any other is as good as none, since it cannot be shown safely. */
    private @Nullable String address(String field, String... schemes) {
        String value = text(field, LONGEST_ADDRESS);
        if (value != null) {
            for (String scheme : schemes) {
                if (value.regionMatches(true, 0, scheme, 0, scheme.length()) && value.matches("[!-~]+")) {
                    return value;
                }
            }
        }
        return null;
    }

    private @Nullable String day(String field) {
        String value = string(field);
        if (value == null) {
            return null;
        }
        try {
            return plausible(field, LocalDate.parse(value)).toString();
        } catch (DateTimeException failure) {
            throw wrong(field + " must be a day like 2013-10-04");
        }
    }

    private @Nullable String instant(String field) {
        String value = string(field);
        if (value == null) {
            return null;
        }
        try {
            Instant instant = OffsetDateTime.parse(value).toInstant();
            plausible(field, LocalDate.ofInstant(instant, ZoneOffset.UTC));
            return instant.toString();
        } catch (DateTimeException failure) {
            throw wrong(field + " must be a time like 2013-12-04T00:00:00Z");
        }
    }

    private LocalDate plausible(String field, LocalDate day) {
        if (day.getYear() < 1970 || day.getYear() > 2999) {
            throw wrong(field + " must be in a year from 1970 to 2999");
        }
        return day;
    }

    private @Nullable Long count(String field) {
        JsonNode value = entry.path(field);
        if (absent(value)) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw wrong(field + " must be a whole number from 0 on");
        }
        return value.longValue();
    }

    private @Nullable Boolean flag(String field) {
        JsonNode value = entry.path(field);
        if (absent(value)) {
            return null;
        }
        if (!value.isBoolean()) {
            throw wrong(field + " must be true, false or null");
        }
        return value.booleanValue();
    }

    private @Nullable List<String> dataClasses() {
        JsonNode value = entry.path("DataClasses");
        if (absent(value)) {
            return null;
        }
        if (!value.isArray() || value.size() > MOST_DATA_CLASSES) {
            throw wrong("DataClasses must be an array of at most %d texts".formatted(MOST_DATA_CLASSES));
        }
        List<String> classes = new ArrayList<>();
        for (JsonNode one : value) {
            if (!one.isTextual()
                    || one.textValue().isBlank()
                    || one.textValue().length() > 200
                    || one.textValue().codePoints().anyMatch(EntryCheck::unstorable)) {
                throw wrong("DataClasses must hold texts of 1 to 200 characters");
            }
            classes.add(one.textValue().strip());
        }
        return classes;
    }

    private @Nullable String string(String field) {
        JsonNode value = entry.path(field);
        if (absent(value)) {
            return null;
        }
        if (!value.isTextual()) {
            throw wrong(field + " must be a text");
        }
        String text = value.textValue().strip();
        if (text.codePoints().anyMatch(EntryCheck::unstorable)) {
            throw wrong(field + " must hold characters only, no NUL and no half of a pair");
        }
        return text.isEmpty() ? null : text;
    }

    private String bounded(String field, String value, int longest) {
        if (value.codePointCount(0, value.length()) > longest) {
            throw wrong("%s must have at most %d characters".formatted(field, longest));
        }
        return value;
    }

    private StartupFailure wrong(String what) {
        JsonNode name = entry.path("Name");
        return wrong(
                index,
                name.isTextual() ? name.textValue() : null,
                what.startsWith("has ") ? what : "is wrong: " + what);
    }

    private static boolean absent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static boolean unstorable(int character) {
        return character == 0 || Character.getType(character) == Character.SURROGATE;
    }

    private static String printable(String name) {
        String line = name.replaceAll("[^\\p{L}\\p{M}\\p{N}\\p{P}\\p{S} ]", "?");
        return line.length() <= 100 ? line : line.substring(0, 100) + "…";
    }
}
