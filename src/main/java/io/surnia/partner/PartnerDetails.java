package io.surnia.partner;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What is set of a partner. Lengths are bounded by the table partners.
 *
 * @param subdomain its name under the deployment's base domain: lower-case letters, digits, hyphens; unique
 * @param showWizard whether the console offers the first steps
 * @param timezone the zone in which its days begin
 * @param ownCustomerId the customer that is the partner itself (a number: customers is a higher room)
 */
public record PartnerDetails(
        String fullName,
        String shortName,
        @Nullable String subdomain,
        Contact contact,
        Offer offer,
        Branding branding,
        boolean showWizard,
        ZoneId timezone,
        @Nullable Long ownCustomerId) {

    /** A partner with the built-in colours, in UTC, and nothing else set. */
    public static PartnerDetails of(String name, String contactEmail) {
        Contact contact = new Contact(contactEmail, null, null);
        return new PartnerDetails(
                name, name, null, contact, Offer.DEFAULT, Branding.BUILT_IN, true, ZoneOffset.UTC, null);
    }

    public PartnerDetails withNames(String fullName, String shortName) {
        return new PartnerDetails(
                fullName, shortName, subdomain, contact, offer, branding, showWizard, timezone, ownCustomerId);
    }

    public PartnerDetails withSubdomain(@Nullable String subdomain) {
        return new PartnerDetails(
                fullName, shortName, subdomain, contact, offer, branding, showWizard, timezone, ownCustomerId);
    }

    public PartnerDetails withContact(String email, @Nullable String phone, @Nullable String website) {
        Contact contact = new Contact(email, phone, website);
        return new PartnerDetails(
                fullName, shortName, subdomain, contact, offer, branding, showWizard, timezone, ownCustomerId);
    }

    public PartnerDetails withService(@Nullable String serviceName, boolean whitelabelCertificate) {
        Offer changed = new Offer(serviceName, whitelabelCertificate, offer.salesEnabled(), offer.salesMessage());
        return new PartnerDetails(
                fullName, shortName, subdomain, contact, changed, branding, showWizard, timezone, ownCustomerId);
    }

    public PartnerDetails withSales(boolean enabled, @Nullable String message) {
        Offer changed = new Offer(offer.serviceName(), offer.whitelabelCertificate(), enabled, message);
        return new PartnerDetails(
                fullName, shortName, subdomain, contact, changed, branding, showWizard, timezone, ownCustomerId);
    }

    public PartnerDetails withBranding(Branding branding) {
        return new PartnerDetails(
                fullName, shortName, subdomain, contact, offer, branding, showWizard, timezone, ownCustomerId);
    }

    public PartnerDetails withWizard(boolean showWizard) {
        return new PartnerDetails(
                fullName, shortName, subdomain, contact, offer, branding, showWizard, timezone, ownCustomerId);
    }

    public PartnerDetails withTimezone(ZoneId timezone) {
        return new PartnerDetails(
                fullName, shortName, subdomain, contact, offer, branding, showWizard, timezone, ownCustomerId);
    }

    public PartnerDetails withOwnCustomer(@Nullable Long ownCustomerId) {
        return new PartnerDetails(
                fullName, shortName, subdomain, contact, offer, branding, showWizard, timezone, ownCustomerId);
    }
}
