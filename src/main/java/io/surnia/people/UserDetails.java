package io.surnia.people;

import org.jspecify.annotations.Nullable;

/**
 * What is set of a user.
 *
 * @param lastName empty for a person of one name
 * @param email unique within the customer, whatever the case of its letters
 * @param manager one of the same customer
 * @param externalId its id in the directory that it came from, unique within the customer
 * @param resetDifficulty the difficulty to fall back to at the next exercise; null where no reset waits
 */
public record UserDetails(
        String firstName,
        String lastName,
        String email,
        @Nullable ManagerId manager,
        Source source,
        @Nullable String externalId,
        PhishingDifficulty difficulty,
        @Nullable PhishingDifficulty resetDifficulty) {

    /** A user entered by hand, without a manager, of adaptive difficulty. */
    public static UserDetails of(String firstName, String lastName, String email) {
        return new UserDetails(firstName, lastName, email, null, Source.LOCAL, null, PhishingDifficulty.ADAPTIVE, null);
    }

    public UserDetails withName(String firstName, String lastName) {
        return new UserDetails(firstName, lastName, email, manager, source, externalId, difficulty, resetDifficulty);
    }

    public UserDetails withEmail(String email) {
        return new UserDetails(firstName, lastName, email, manager, source, externalId, difficulty, resetDifficulty);
    }

    public UserDetails withManager(@Nullable ManagerId manager) {
        return new UserDetails(firstName, lastName, email, manager, source, externalId, difficulty, resetDifficulty);
    }

    public UserDetails withSource(Source source, @Nullable String externalId) {
        return new UserDetails(firstName, lastName, email, manager, source, externalId, difficulty, resetDifficulty);
    }

    public UserDetails withDifficulty(PhishingDifficulty difficulty, @Nullable PhishingDifficulty resetDifficulty) {
        return new UserDetails(firstName, lastName, email, manager, source, externalId, difficulty, resetDifficulty);
    }
}
