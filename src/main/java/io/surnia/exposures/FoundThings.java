package io.surnia.exposures;

import io.surnia.exposures.sources.LeakedRow;
import io.surnia.exposures.sources.SearchAnswer.Found;
import io.surnia.exposures.sources.Sighting;
import io.surnia.mail.MailAddress;
import io.surnia.platform.db.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Stores what the sources found for a customer: of users and of nobody, but not of archived people. What is no address
 * that we can keep is passed over.
 */
public final class FoundThings {
    private static final int LONGEST_BREACH_NAME = 200;

    private final Exposures exposures;
    private final DehashedRecords records;
    private final CheckTargetStore targets = new CheckTargetStore();

    public FoundThings(Exposures exposures, DehashedRecords records) {
        this.exposures = exposures;
        this.records = records;
    }

    /** How much of it was new. */
    record Count(int exposures, int records) {}

    Count store(Tx tx, BreachCheck check, List<Found> answers) {
        List<Sighting> sightings = answers.stream()
                .flatMap(answer -> answer.sightings().stream())
                .filter(FoundThings::isStorable)
                .toList();
        List<LeakedRow> rows = answers.stream()
                .flatMap(answer -> answer.rows().stream())
                .filter(row -> MailAddress.parse(row.email()).isPresent())
                .toList();
        if (sightings.isEmpty() && rows.isEmpty()) {
            return new Count(0, 0);
        }
        Set<String> emails = new HashSet<>();
        sightings.forEach(sighting -> emails.add(MailAddress.keyOf(sighting.email())));
        rows.forEach(row -> emails.add(MailAddress.keyOf(row.email())));
        Set<String> archived = targets.archived(tx, check.customer(), emails);
        Instant now = tx.now().isBefore(check.createdAt()) ? check.createdAt() : tx.now();
        List<Finding> findings = new ArrayList<>();
        for (Sighting sighting : sightings) {
            if (!archived.contains(MailAddress.keyOf(sighting.email()))) {
                findings.add(new Finding(sighting.email(), sighting.breach(), now));
            }
        }
        List<NewDehashedRecord> leaked = new ArrayList<>();
        for (LeakedRow row : rows) {
            if (!archived.contains(MailAddress.keyOf(row.email()))) {
                leaked.add(record(row, now));
            }
        }
        return new Count(
                exposures.recordAll(tx, check.customer(), findings), records.recordAll(tx, check.customer(), leaked));
    }

    private static boolean isStorable(Sighting sighting) {
        return MailAddress.parse(sighting.email()).isPresent()
                && sighting.breach().length() <= LONGEST_BREACH_NAME
                && sighting.breach().indexOf('\0') < 0;
    }

    private static NewDehashedRecord record(LeakedRow row, Instant now) {
        return new NewDehashedRecord(
                row.email(),
                row.number(),
                row.ipAddress(),
                row.username(),
                row.password(),
                row.name(),
                row.vin(),
                row.address(),
                row.phone(),
                row.database(),
                null,
                now);
    }
}
