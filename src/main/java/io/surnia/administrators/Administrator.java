package io.surnia.administrators;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person who runs the console, for the partner or for one customer. It holds no secret: password, codes and keys stay
 * in the table.
 *
 * @param details what is set by hand
 * @param siteAdmin whether it is the partner's, not one customer's
 * @param forcePasswordChange whether the password must be changed at the next sign-in
 * @param verified whether the address is confirmed
 * @param browserVersion of the last sign-in
 * @param secondFactorExpiresAt when the last mailed code ends or ended
 * @param bypassExpiresAt when the last bypass code ends or ended
 * @param active false once archived
 */
public record Administrator(
        AdministratorId id,
        AdministratorDetails details,
        boolean siteAdmin,
        boolean forcePasswordChange,
        boolean verified,
        @Nullable Instant termsAcceptedAt,
        @Nullable Instant lastLoginAt,
        @Nullable Instant passwordResetAt,
        @Nullable String browserVersion,
        @Nullable Instant secondFactorExpiresAt,
        @Nullable Instant bypassExpiresAt,
        boolean active,
        Instant createdAt,
        Instant changedAt) {}
