package io.surnia.exposures;

import io.surnia.letters.Letterhead;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an exposure report says, in the words that both its text and its HTML use. Plain texts throughout: whoever writes
 * HTML of them escapes them. No password is in it, only whether one leaked.
 *
 * @param headline the mail's subject
 * @param name whom it greets; null where the address belongs to no user
 * @param message the administrator's paragraphs, each in its lines
 * @param items what was found, the newest breach first
 * @param unlisted how many more were found than the mail lists
 */
public record ExposurePage(
        Letterhead letterhead,
        String headline,
        @Nullable String name,
        String address,
        List<List<String>> message,
        List<Item> items,
        int unlisted) {
    /** More would be cut by many mail programs. */
    private static final int MOST_ITEMS = 60;

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(Locale.ENGLISH);

    private static final List<String> ADVICE = List.of(
            "Change your password at each of these services, and wherever else you used the same one.",
            "Give every account a password of its own; a password manager remembers them for you.",
            "Switch on two-step sign-in wherever it is offered.",
            "Be wary of messages that know something about you: leaked details make them convincing.",
            "This mail needs no click, and nobody will ask you for a password because of it.");

    /**
     * One finding.
     *
     * @param title the breached service or database
     * @param facts short facts, such as when and how many
     * @param lost what was lost; null where unknown
     * @param description what happened; null where unknown
     */
    public record Item(
            String title,
            List<String> facts,
            @Nullable String lost,
            @Nullable String description) {}

    static ExposurePage of(Letterhead letterhead, Message message, ExposureReport report) {
        List<Item> found = new ArrayList<>();
        report.breaches().forEach(exposure -> found.add(item(exposure.breach())));
        report.records().stream().filter(DehashedRecord::active).forEach(leaked -> found.add(item(leaked)));
        List<Item> listed = found.size() <= MOST_ITEMS ? found : found.subList(0, MOST_ITEMS);
        return new ExposurePage(
                letterhead,
                headline(found.size()),
                report.account().name(),
                report.account().address(),
                message.paragraphs(),
                List.copyOf(listed),
                found.size() - listed.size());
    }

    public String greeting() {
        return name == null || name.isBlank() ? "Hello," : "Hello " + name + ",";
    }

    public String introduction() {
        int found = items.size() + unlisted;
        return switch (found) {
            case 0 -> "We looked for %s in known data leaks and found nothing.".formatted(address);
            case 1 -> "We found %s in one known data leak. This is what is known of it.".formatted(address);
            default -> "We found %s in %d known data leaks. This is what is known of each.".formatted(address, found);
        };
    }

    /** That not all are listed, where {@link #unlisted} is more than 0. */
    public String more() {
        return "%d more are not listed here.".formatted(unlisted);
    }

    /** What to do now; nothing where nothing was found. */
    public List<String> advice() {
        return items.isEmpty() ? List.of() : ADVICE;
    }

    /** Who writes, and whom to ask. */
    public List<String> closing() {
        String writer = letterhead.serviceName() + " for " + letterhead.customerName();
        return letterhead.supportEmail() == null
                ? List.of(writer)
                : List.of(writer, "Questions: " + letterhead.supportEmail());
    }

    private static String headline(int found) {
        return switch (found) {
            case 0 -> "Your account in known data leaks: nothing found";
            case 1 -> "Your account in known data leaks: 1 found";
            default -> "Your account in known data leaks: %d found".formatted(found);
        };
    }

    private static Item item(Breach breach) {
        List<String> facts = new ArrayList<>();
        LocalDate day = breach.breachedOn();
        if (day != null) {
            facts.add(DAY.format(day));
        }
        if (breach.pwnCount() != null) {
            facts.add(NumberFormat.getIntegerInstance(Locale.ENGLISH).format(breach.pwnCount()) + " accounts");
        }
        if (breach.domain() != null) {
            facts.add(breach.domain());
        }
        if (!breach.alarms()) {
            facts.add(doubt(breach.flags()));
        }
        if (breach.description() == null) {
            facts.add("nothing more is known of it yet");
        }
        List<String> lost = breach.dataClasses();
        String description = breach.description();
        return new Item(
                breach.title(),
                facts,
                lost == null || lost.isEmpty() ? null : String.join(", ", lost),
                description == null ? null : Descriptions.plain(description));
    }

    private static String doubt(BreachFlags flags) {
        if (Boolean.TRUE.equals(flags.fabricated())) {
            return "said to be fabricated";
        }
        return Boolean.TRUE.equals(flags.spamList()) ? "a list of addresses for spam" : "sensitive";
    }

    private static Item item(DehashedRecord leaked) {
        List<String> lost = new ArrayList<>();
        name(lost, "password", leaked.passwordLeaked());
        name(lost, "user name", leaked.username() != null);
        name(lost, "name", leaked.name() != null);
        name(lost, "postal address", leaked.address() != null);
        name(lost, "phone number", leaked.phone() != null);
        name(lost, "IP address", leaked.ipAddress() != null);
        name(lost, "vehicle number", leaked.vin() != null);
        return new Item(
                leaked.databaseName(),
                List.of("a leaked record"),
                lost.isEmpty() ? null : String.join(", ", lost),
                null);
    }

    private static void name(List<String> lost, String what, boolean leaked) {
        if (leaked) {
            lost.add(what);
        }
    }
}
