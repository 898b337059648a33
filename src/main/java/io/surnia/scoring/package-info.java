/**
 * Scores, ranks and compliance: pure functions of the history, and their stored results. Owns user_standings, customer_totals, customer_counts.
 */
@NullMarked
package io.surnia.scoring;

import org.jspecify.annotations.NullMarked;
