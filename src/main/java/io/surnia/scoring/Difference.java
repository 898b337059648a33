package io.surnia.scoring;

/**
 * Something stored that is not what the history gives.
 *
 * @param subject what it is about: {@code user 1004 of customer 1000}
 * @param stored what is stored, or what is wrong where it is no value
 * @param computed what it should be
 */
public record Difference(String subject, String stored, String computed) {
    @Override
    public String toString() {
        return "%s: stored %s, computed %s".formatted(subject, stored, computed);
    }
}
