package io.surnia.partner;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What is set of a partner. Lengths are bounded by the table partners.
 *
 * @param subdomain its name under the deployment's base domain: lower-case letters, digits, hyphens; unique
 * @param serviceName the name under which it offers the service
 * @param salesMessage the text on its sales reports
 * @param showWizard whether the console offers the first steps
 * @param timezone the zone in which its days begin
 * @param ownCustomerId the customer that is the partner itself (a number: customers is a higher room)
 */
public record PartnerDetails(
        String fullName,
        String shortName,
        @Nullable String subdomain,
        String contactEmail,
        @Nullable String contactPhone,
        @Nullable String website,
        @Nullable String serviceName,
        @Nullable String salesMessage,
        boolean salesEnabled,
        boolean whitelabelCertificate,
        Branding branding,
        boolean showWizard,
        ZoneId timezone,
        @Nullable Long ownCustomerId) {

    /** A partner with the built-in colours, in UTC, and nothing else set. */
    public static PartnerDetails of(String name, String contactEmail) {
        return new PartnerDetails(
                name,
                name,
                null,
                contactEmail,
                null,
                null,
                null,
                null,
                false,
                false,
                Branding.BUILT_IN,
                true,
                ZoneOffset.UTC,
                null);
    }

    public PartnerDetails withNames(String fullName, String shortName) {
        return new PartnerDetails(
                fullName,
                shortName,
                subdomain,
                contactEmail,
                contactPhone,
                website,
                serviceName,
                salesMessage,
                salesEnabled,
                whitelabelCertificate,
                branding,
                showWizard,
                timezone,
                ownCustomerId);
    }

    public PartnerDetails withSubdomain(@Nullable String subdomain) {
        return new PartnerDetails(
                fullName,
                shortName,
                subdomain,
                contactEmail,
                contactPhone,
                website,
                serviceName,
                salesMessage,
                salesEnabled,
                whitelabelCertificate,
                branding,
                showWizard,
                timezone,
                ownCustomerId);
    }

    public PartnerDetails withContact(String email, @Nullable String phone, @Nullable String website) {
        return new PartnerDetails(
                fullName,
                shortName,
                subdomain,
                email,
                phone,
                website,
                serviceName,
                salesMessage,
                salesEnabled,
                whitelabelCertificate,
                branding,
                showWizard,
                timezone,
                ownCustomerId);
    }

    public PartnerDetails withService(@Nullable String serviceName, boolean whitelabelCertificate) {
        return new PartnerDetails(
                fullName,
                shortName,
                subdomain,
                contactEmail,
                contactPhone,
                website,
                serviceName,
                salesMessage,
                salesEnabled,
                whitelabelCertificate,
                branding,
                showWizard,
                timezone,
                ownCustomerId);
    }

    public PartnerDetails withSales(boolean enabled, @Nullable String message) {
        return new PartnerDetails(
                fullName,
                shortName,
                subdomain,
                contactEmail,
                contactPhone,
                website,
                serviceName,
                message,
                enabled,
                whitelabelCertificate,
                branding,
                showWizard,
                timezone,
                ownCustomerId);
    }

    public PartnerDetails withBranding(Branding branding) {
        return new PartnerDetails(
                fullName,
                shortName,
                subdomain,
                contactEmail,
                contactPhone,
                website,
                serviceName,
                salesMessage,
                salesEnabled,
                whitelabelCertificate,
                branding,
                showWizard,
                timezone,
                ownCustomerId);
    }

    public PartnerDetails withWizard(boolean showWizard) {
        return new PartnerDetails(
                fullName,
                shortName,
                subdomain,
                contactEmail,
                contactPhone,
                website,
                serviceName,
                salesMessage,
                salesEnabled,
                whitelabelCertificate,
                branding,
                showWizard,
                timezone,
                ownCustomerId);
    }

    public PartnerDetails withTimezone(ZoneId timezone) {
        return new PartnerDetails(
                fullName,
                shortName,
                subdomain,
                contactEmail,
                contactPhone,
                website,
                serviceName,
                salesMessage,
                salesEnabled,
                whitelabelCertificate,
                branding,
                showWizard,
                timezone,
                ownCustomerId);
    }

    public PartnerDetails withOwnCustomer(@Nullable Long ownCustomerId) {
        return new PartnerDetails(
                fullName,
                shortName,
                subdomain,
                contactEmail,
                contactPhone,
                website,
                serviceName,
                salesMessage,
                salesEnabled,
                whitelabelCertificate,
                branding,
                showWizard,
                timezone,
                ownCustomerId);
    }
}
