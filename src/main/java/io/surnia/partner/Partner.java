package io.surnia.partner;

import io.surnia.platform.time.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A partner: the managed service provider that has customers.
 *
 * @param details what is set by hand
 * @param sandbox whether its clock may be put ahead
 * @param clockAhead how far its clock runs ahead of the real one; zero unless a sandbox
 * @param openDay the last of its days up to which what only time changes was brought up to date
 * @param archivedAt null while active
 */
public record Partner(
        PartnerId id,
        PartnerDetails details,
        boolean sandbox,
        Duration clockAhead,
        LocalDate openDay,
        Instant createdAt,
        @Nullable Instant archivedAt) {

    /** Whose rows it sees and how time passes there. */
    public Tenant tenant() {
        return new Tenant(id.value(), details.timezone(), clockAhead);
    }
}
