package io.surnia.manage.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.surnia.partner.Partner;
import io.surnia.partner.PartnerDetails;
import org.jspecify.annotations.Nullable;

/** The partner's settings as the management API sends them. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record WirePartner(
        long id,
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
        String primaryColor,
        String secondaryColor,
        boolean colorOverride,
        boolean showWizard,
        String timezone,
        @Nullable Long ownCustomerId,
        boolean sandbox,
        String createdAt) {

    public static WirePartner of(Partner partner) {
        PartnerDetails details = partner.details();
        return new WirePartner(
                partner.id().value(),
                details.fullName(),
                details.shortName(),
                details.subdomain(),
                details.contact().email(),
                details.contact().phone(),
                details.contact().website(),
                details.offer().serviceName(),
                details.offer().salesMessage(),
                details.offer().salesEnabled(),
                details.offer().whitelabelCertificate(),
                details.branding().primaryColor(),
                details.branding().secondaryColor(),
                details.branding().override(),
                details.showWizard(),
                details.timezone().getId(),
                details.ownCustomerId(),
                partner.sandbox(),
                partner.createdAt().toString());
    }
}
