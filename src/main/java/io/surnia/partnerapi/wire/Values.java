package io.surnia.partnerapi.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How single values read on the wire (wire.md, "Shapes"). */
public final class Values {
    private Values() {}

    /** A flag: 1 for yes, 0 for no. */
    public static int flag(boolean yes) {
        return yes ? 1 : 0;
    }

    /** A truth value that the published document types as a string. */
    public static String word(boolean yes) {
        return yes ? "true" : "false";
    }

    /** A moment in UNIX seconds. */
    public static long seconds(Instant moment) {
        return moment.getEpochSecond();
    }

    /** A moment in UNIX seconds, or null where there is none. */
    public static @Nullable Long secondsOrNull(@Nullable Instant moment) {
        return moment == null ? null : moment.getEpochSecond();
    }

    /** A day as {@code YYYYMMDD}. */
    public static int day(LocalDate day) {
        return day.getYear() * 10_000 + day.getMonthValue() * 100 + day.getDayOfMonth();
    }

    /** The day of a moment in a partner's zone, as {@code YYYYMMDD}. */
    public static int day(Instant moment, ZoneId zone) {
        return day(LocalDate.ofInstant(moment, zone));
    }

    /** A day as {@code YYYYMMDD}, or null where there is none. */
    public static @Nullable Integer dayOrNull(@Nullable LocalDate day) {
        return day == null ? null : day(day);
    }

    /** A number with commas between thousands, or null where there is none. */
    public static @Nullable String commas(@Nullable Long number) {
        return number == null ? null : String.format(Locale.ROOT, "%,d", number);
    }

    /** A list as one text, or null where it is empty. */
    public static @Nullable String csv(Iterable<?> values) {
        StringBuilder text = new StringBuilder();
        for (Object value : values) {
            text.append(text.isEmpty() ? "" : ",").append(value);
        }
        return text.isEmpty() ? null : text.toString();
    }

    /** First and last name in one, without a stray space where a person has one name only. */
    public static String fullName(String first, String last) {
        return (first + " " + last).strip();
    }
}
