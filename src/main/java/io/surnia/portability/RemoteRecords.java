package io.surnia.portability;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.assignments.Effective;
import io.surnia.assignments.Rules;
import io.surnia.assignments.Source;
import io.surnia.assignments.Terms;
import io.surnia.assignments.Window;
import io.surnia.customers.Autopilot;
import io.surnia.customers.CustomerDetails;
import io.surnia.customers.CustomerType;
import io.surnia.customers.Reporting;
import io.surnia.library.LibraryKind;
import io.surnia.partner.Branding;
import io.surnia.partner.PartnerDetails;
import io.surnia.people.GroupDetails;
import io.surnia.people.GroupDetails.HrContact;
import io.surnia.people.ManagerDetails;
import io.surnia.people.ManagerId;
import io.surnia.people.PhishingDifficulty;
import io.surnia.people.UserDetails;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the partner API's rows read as records of the rooms; words that this program does not know become the default. */
final class RemoteRecords {
    private static final Branding COLOURS = Branding.BUILT_IN;

    private RemoteRecords() {}

    static PartnerDetails partner(JsonNode row) {
        return PartnerDetails.of(text(row, "full_name", "Moved in"), text(row, "contact_email", ""))
                .withNames(
                        text(row, "full_name", "Moved in"), text(row, "short_name", text(row, "full_name", "Moved in")))
                .withContact(
                        text(row, "contact_email", ""), textOrNull(row, "contact_phone"), textOrNull(row, "website"))
                .withService(textOrNull(row, "service_name"), flag(row, "whitelabel_certificate_of_completion"))
                .withSales(flag(row, "sales_enabled"), textOrNull(row, "sales_module_report_msg"))
                .withBranding(branding(row, "ch_color_override"))
                .withWizard(flag(row, "show_wizard"))
                .withTimezone(zone(text(row, "timezone", "UTC")));
    }

    static CustomerDetails customer(JsonNode row) {
        JsonNode start = row.path("training_start_date");
        return CustomerDetails.of(
                        text(row, "name", "?"), word(CustomerType.class, row, "customer_type", CustomerType.POWER))
                .withDomain(textOrNull(row, "domain"))
                .withTrainingStart(start.isNumber() ? Instant.ofEpochSecond(start.asLong()) : null)
                .withAutopilot(new Autopilot(
                        word(Autopilot.Speed.class, row, "foundational_program_speed", Autopilot.DEFAULT.speed()),
                        Autopilot.DEFAULT.cadence(),
                        Autopilot.DEFAULT.videos(),
                        Autopilot.DEFAULT.exercises(),
                        Autopilot.DEFAULT.campaigns()))
                .withSupportEmail(textOrNull(row, "support_email"))
                .withBranding(branding(row, "branding_override"))
                .withReporting(new Reporting(
                        word(Reporting.Frequency.class, row, "report_frequency", Reporting.DEFAULT.frequency()),
                        Math.clamp(row.path("report_day").asInt(1), 1, 31),
                        texts(row.path("report_recipients_json"))))
                .withWelcomeEmail(flag(row, "welcome_email_enabled"));
    }

    static ManagerDetails manager(JsonNode row) {
        return ManagerDetails.of(text(row, "first_name", ""), text(row, "last_name", ""), text(row, "email_addr", ""))
                .withSource(source(row, "manager_type"), textOrNull(row, "external_id"))
                .withDefault(flag(row, "default"));
    }

    static UserDetails user(JsonNode row, @Nullable ManagerId manager) {
        JsonNode reset = row.path("reset_phishing_difficulty");
        return UserDetails.of(text(row, "first_name", ""), text(row, "last_name", ""), text(row, "email_address", ""))
                .withManager(manager)
                .withSource(source(row, "user_type"), textOrNull(row, "external_id"))
                .withDifficulty(
                        word(PhishingDifficulty.class, row, "phishing_difficulty", PhishingDifficulty.ADAPTIVE),
                        reset.isTextual()
                                ? word(
                                        PhishingDifficulty.class,
                                        row,
                                        "reset_phishing_difficulty",
                                        PhishingDifficulty.ADAPTIVE)
                                : null);
    }

    static GroupDetails group(JsonNode row) {
        String email = textOrNull(row, "hr_email");
        return GroupDetails.of(text(row, "name", "?"))
                .withHr(
                        email == null
                                ? null
                                : new HrContact(text(row, "hr_first_name", ""), text(row, "hr_last_name", ""), email))
                .withSource(source(row, "group_type"), textOrNull(row, "external_id"));
    }

    /** The window is not told: each learner gets a whole one from the day of moving in. */
    static Terms terms(JsonNode row, LocalDate today) {
        LocalDate start = day(row.path("effective_start").asInt());
        JsonNode end = row.path("effective_end");
        return Terms.of(
                        word(LibraryKind.class, row, "policy_type", LibraryKind.POLICY),
                        text(row, "policy_name", "?"),
                        start)
                .withEffective(end.isNumber() ? Effective.between(start, day(end.asInt())) : Effective.from(start))
                .withWindow(Window.fromJoining(start.isBefore(today) ? today : start))
                .withSource(new Source(
                        null, null, null, textOrNull(row, "policy_file_name"), textOrNull(row, "policy_file_type")))
                .withRules(new Rules(flag(row, "is_optional"), flag(row, "public"), false));
    }

    static boolean flag(JsonNode row, String name) {
        return row.path(name).asInt() == 1;
    }

    private static Branding branding(JsonNode row, String override) {
        return new Branding(
                text(row, "primary_color", COLOURS.primaryColor()).toLowerCase(Locale.ROOT),
                text(row, "secondary_color", COLOURS.secondaryColor()).toLowerCase(Locale.ROOT),
                flag(row, override));
    }

    private static io.surnia.people.Source source(JsonNode row, String name) {
        return word(io.surnia.people.Source.class, row, name, io.surnia.people.Source.LOCAL);
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }

    private static LocalDate day(int number) {
        return LocalDate.parse(Integer.toString(number), DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static <E extends Enum<E>> E word(Class<E> type, JsonNode row, String name, E otherwise) {
        try {
            return Enum.valueOf(type, row.path(name).asText().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            return otherwise;
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static String text(JsonNode row, String name, String otherwise) {
        String text = textOrNull(row, name);
        return text == null ? otherwise : text;
    }

    private static @Nullable String textOrNull(JsonNode row, String name) {
        JsonNode value = row.path(name);
        return value.isValueNode() && !value.isNull() && !value.asText().isEmpty() ? value.asText() : null;
    }
}
