package io.surnia.exposures;

import io.surnia.letters.Letterhead;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an alarm says, in the words that both its text and its HTML use. Plain texts throughout: whoever writes HTML of
 * them escapes them. No password is in it, only whether one leaked.
 *
 * @param headline the mail's subject
 * @param introduction one sentence
 * @param accounts whose address was found where, by address
 * @param unlisted how many more were found than the mail lists
 */
public record AlarmPage(
        Letterhead letterhead, String headline, String introduction, List<Account> accounts, int unlisted) {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(Locale.ENGLISH);
    private static final int LONGEST_NAME = 100;

    private static final List<String> ADVICE = List.of(
            "Look at each in the list of exposed accounts, and acknowledge it once it is dealt with.",
            "Let those concerned change the password that they used there, and wherever else they used it.",
            "See that two-step sign-in is on for their accounts.");

    /**
     * An address and where it was found.
     *
     * @param who the address, with its user's name where it is a user's
     * @param findings one line each
     */
    public record Account(String who, List<String> findings) {}

    static AlarmPage of(Letterhead letterhead, AlarmStore.Sum sum, List<AlarmStore.Item> items) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (AlarmStore.Item item : items) {
            found.computeIfAbsent(who(item), _ -> new ArrayList<>()).add(finding(item));
        }
        List<Account> accounts = found.entrySet().stream()
                .map(entry -> new Account(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
        String leaks = sum.found() == 1 ? "1 new leak" : "%d new leaks".formatted(sum.found());
        String addresses = sum.addresses() == 1 ? "1 address" : "%d addresses".formatted(sum.addresses());
        return new AlarmPage(
                letterhead,
                "%s found at %s".formatted(leaks, cut(letterhead.customerName())),
                "A search for leaked accounts of %s found %s of %s that nobody has acknowledged yet."
                        .formatted(letterhead.customerName(), leaks, addresses),
                accounts,
                sum.found() - items.size());
    }

    /** That not all are listed, where {@link #unlisted} is more than 0. */
    public String more() {
        return "%d more are not listed here.".formatted(unlisted);
    }

    public List<String> advice() {
        return ADVICE;
    }

    /** Who writes, and whom to ask. */
    public List<String> closing() {
        String writer = letterhead.serviceName() + " for " + letterhead.customerName();
        return letterhead.supportEmail() == null
                ? List.of(writer)
                : List.of(writer, "Questions: " + letterhead.supportEmail());
    }

    private static String who(AlarmStore.Item item) {
        return item.user() == null ? item.email() : "%s (%s)".formatted(item.user(), item.email());
    }

    private static String finding(AlarmStore.Item item) {
        if (item.isRecord()) {
            return item.title() + (item.hasPassword() ? ": a leaked record with a password" : ": a leaked record");
        }
        LocalDate day = item.breachedOn();
        return day == null ? item.title() : "%s, %s".formatted(item.title(), DAY.format(day));
    }

    private static String cut(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    }
}
