package io.surnia.partnerapi.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.surnia.administrators.Administrator;
import io.surnia.administrators.AdministratorDetails;
import io.surnia.customers.CustomerId;
import org.jspecify.annotations.Nullable;

/** A row of Get Administrators and Get Administrator. Secrets have their names here and never a value. */
public record WireAdministrator(
        @JsonProperty("id") long id,
        @JsonProperty("first_name") String firstName,
        @JsonProperty("last_name") String lastName,
        @JsonProperty("email_address") String email,
        @JsonProperty("phone_number") @Nullable String phone,
        @JsonProperty("password") @Nullable Void password,
        @JsonProperty("force_pw_change") int forcePasswordChange,
        @JsonProperty("tos_accept_date") @Nullable Long termsAcceptedAt,
        @JsonProperty("last_login_date") @Nullable Long lastLoginAt,
        @JsonProperty("site_admin") int siteAdmin,
        @JsonProperty("customer_id") @Nullable Long customerId,
        @JsonProperty("primary_customer_Id") @Nullable Long primaryCustomerId,
        @JsonProperty("date_created") long created,
        @JsonProperty("reset_password_hash") @Nullable Void resetPasswordHash,
        @JsonProperty("reset_password_timestamp") @Nullable Long passwordResetAt,
        @JsonProperty("verified") int verified,
        @JsonProperty("verify_hash") @Nullable Void verifyHash,
        @JsonProperty("row_limit") int rowLimit,
        @JsonProperty("browser_version") @Nullable String browserVersion,
        @JsonProperty("timezone") @Nullable String timezone,
        @JsonProperty("2fa_token") @Nullable Void secondFactorToken,
        @JsonProperty("2fa_token_expiration_date") @Nullable Long secondFactorExpiresAt,
        @JsonProperty("authentication_method") String authenticationMethod,

        @JsonProperty("authenticator_app_secret_key") @Nullable
        Void authenticatorSecret,

        @JsonProperty("link_auth") @Nullable Void linkAuth,
        @JsonProperty("2fa_bypass_token") @Nullable Void bypassToken,

        @JsonProperty("2fa_bypass_token_expiration") @Nullable
        Long bypassExpiresAt,

        @JsonProperty("active") int active) {

    public static WireAdministrator of(Administrator administrator) {
        AdministratorDetails details = administrator.details();
        return new WireAdministrator(
                administrator.id().value(),
                details.firstName(),
                details.lastName(),
                details.email(),
                details.phoneNumber(),
                null,
                Values.flag(administrator.forcePasswordChange()),
                Values.secondsOrNull(administrator.termsAcceptedAt()),
                Values.secondsOrNull(administrator.lastLoginAt()),
                Values.flag(administrator.siteAdmin()),
                idOrNull(details.customer()),
                idOrNull(details.primaryCustomer()),
                Values.seconds(administrator.createdAt()),
                null,
                Values.secondsOrNull(administrator.passwordResetAt()),
                Values.flag(administrator.verified()),
                null,
                details.rowLimit(),
                administrator.browserVersion(),
                details.timezone() == null ? null : details.timezone().getId(),
                null,
                Values.secondsOrNull(administrator.secondFactorExpiresAt()),
                details.authentication().word(),
                null,
                null,
                null,
                Values.secondsOrNull(administrator.bypassExpiresAt()),
                Values.flag(administrator.active()));
    }

    private static @Nullable Long idOrNull(@Nullable CustomerId customer) {
        return customer == null ? null : customer.value();
    }
}
