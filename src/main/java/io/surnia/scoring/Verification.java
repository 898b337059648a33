package io.surnia.scoring;

import java.time.LocalDate;
import java.util.List;

/**
 * What a verification found.
 *
 * @param openDay the partner's day for which it was made
 * @param users how many users were recomputed
 * @param customers how many customers were
 * @param count how many differences there are
 * @param differences the first of them, at most 1000
 */
public record Verification(LocalDate openDay, long users, long customers, long count, List<Difference> differences) {}
