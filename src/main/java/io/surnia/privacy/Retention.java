package io.surnia.privacy;

import org.jspecify.annotations.Nullable;

/**
 * How long a partner keeps what, in days; null for ever.
 *
 * @param archivedUsersDays after which an archived user is forgotten, 1 to 36500
 * @param mailsDays after which a mail that was sent, or could not be, is deleted, 1 to 36500
 * @param auditDays after which an audit entry is deleted, 30 to 36500
 * @param leakedPasswordsDays after which a leaked password is wiped, 1 to 36500; that it leaked stays known
 */
public record Retention(
        @Nullable Integer archivedUsersDays,
        @Nullable Integer mailsDays,
        @Nullable Integer auditDays,
        @Nullable Integer leakedPasswordsDays) {
    /** Everything is kept. */
    public static final Retention FOREVER = new Retention(null, null, null, null);
}
