package io.surnia.reports;

import io.surnia.customers.CustomerDetails;
import io.surnia.partner.Branding;
import io.surnia.partner.PartnerDetails;
import org.jspecify.annotations.Nullable;

/**
 * As whom a report is written.
 *
 * @param serviceName the partner's service, or the partner itself where the service has no name
 * @param partnerName the partner
 * @param primaryColor {@code #rrggbb}
 * @param secondaryColor {@code #rrggbb}
 * @param contact whom to ask
 */
public record Brand(
        String serviceName, String partnerName, String primaryColor, String secondaryColor, String contact) {

    /** The partner's own. */
    static Brand of(PartnerDetails partner) {
        Branding colors = partner.branding().override() ? partner.branding() : Branding.BUILT_IN;
        return of(partner, colors, null);
    }

    /** The partner's for one customer, in the customer's colours where it has its own. */
    static Brand of(PartnerDetails partner, CustomerDetails customer) {
        Branding own = customer.branding();
        if (own.override()) {
            return of(partner, own, customer.supportEmail());
        }
        Branding colors = partner.branding().override() ? partner.branding() : Branding.BUILT_IN;
        return of(partner, colors, customer.supportEmail());
    }

    private static Brand of(PartnerDetails partner, Branding colors, @Nullable String support) {
        String service = partner.offer().serviceName();
        return new Brand(
                Cell.ofPage(service == null || service.isBlank() ? partner.fullName() : service),
                Cell.ofPage(partner.fullName()),
                colors.primaryColor(),
                colors.secondaryColor(),
                support == null ? partner.contact().email() : support);
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
