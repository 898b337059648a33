package io.surnia.exposures;

import java.util.List;

/**
 * Everything that was found of one account.
 *
 * @param breaches newest breach first, those of unknown day last
 * @param records by their id
 */
public record ExposureReport(Account account, List<Exposure> breaches, List<DehashedRecord> records) {

    public ExposureReport {
        breaches = List.copyOf(breaches);
        records = List.copyOf(records);
    }
}
