package io.surnia.letters;

import io.surnia.partner.Branding;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * As whom a customer's mails are written: the service that its partner runs, in the customer's own colours where those
 * override the partner's.
 *
 * @param serviceName the partner's service, or the partner itself where the service has no name
 * @param customerName the customer
 * @param primaryColor {@code #rrggbb}
 * @param secondaryColor {@code #rrggbb}
 * @param supportEmail where the customer's people ask; null where it named nobody
 * @param contactEmail the partner's own address
 */
public record Letterhead(
        String serviceName,
        String customerName,
        String primaryColor,
        String secondaryColor,
        @Nullable String supportEmail,
        String contactEmail) {

    /** The colours where neither the customer nor the partner has its own. */
    static final String PRIMARY = Branding.BUILT_IN.primaryColor();

    static final String SECONDARY = Branding.BUILT_IN.secondaryColor();

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\u2028\u2029]+");

    /** Names become one line each: they stand in a mail's headers. */
    public Letterhead {
        serviceName = BREAKS.matcher(serviceName).replaceAll(" ").strip();
        customerName = BREAKS.matcher(customerName).replaceAll(" ").strip();
    }

    /** Where questions are answered: at the customer, else at the partner. */
    public String questionsTo() {
        return supportEmail == null ? contactEmail : supportEmail;
    }

    /** Black or white, whichever is easier to read on the primary colour (WCAG 2.2, relative luminance). */
    public String inkOnPrimary() {
        return luminance(primaryColor) > 0.179 ? "#000000" : "#ffffff";
    }

    private static double luminance(String color) {
        return 0.2126 * channel(color, 1) + 0.7152 * channel(color, 3) + 0.0722 * channel(color, 5);
    }

    private static double channel(String color, int start) {
        double share = Integer.parseInt(color.substring(start, start + 2), 16) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
