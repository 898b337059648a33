package io.surnia.mail;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * When a mail that waits for office hours may arrive: Monday to Friday, from one hour until another, by the receiver's
 * clock.
 *
 * @param opens 0 to 23
 * @param closes 1 to 24, above {@code opens}
 */
public record OfficeHours(int opens, int closes) {
    /** From 8 until 18. */
    public static final OfficeHours USUAL = new OfficeHours(8, 18);

    /**
     * Checks the hours.
     *
     * @throws IllegalArgumentException when they are none
     */
    public OfficeHours {
        if (opens < 0 || closes > 24 || opens >= closes) {
            throw new IllegalArgumentException("office hours are two hours of one day, such as 8-18");
        }
    }

    /**
     * Reads hours such as {@code 8-18}.
     *
     * @throws IllegalArgumentException for what is none
     */
    public static OfficeHours parse(String text) {
        if (!text.matches("\\d{1,2}-\\d{1,2}")) {
            throw new IllegalArgumentException("office hours are two hours of one day, such as 8-18");
        }
        int hyphen = text.indexOf('-');
        return new OfficeHours(
                Integer.parseInt(text.substring(0, hyphen)), Integer.parseInt(text.substring(hyphen + 1)));
    }

    /** The instant itself where it lies within office hours, else the next opening. */
    public Instant next(Instant at, ZoneId zone) {
        ZonedDateTime local = at.atZone(zone);
        if (isWorkingDay(local.toLocalDate()) && local.getHour() < closes) {
            return local.getHour() >= opens ? at : opening(local.toLocalDate(), zone);
        }
        LocalDate day = local.toLocalDate().plusDays(1);
        while (!isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        return opening(day, zone);
    }

    private Instant opening(LocalDate day, ZoneId zone) {
        return day.atTime(LocalTime.of(opens, 0)).atZone(zone).toInstant();
    }

    private static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
