package io.surnia.people;

import org.jspecify.annotations.Nullable;

/**
 * What is set of a manager.
 *
 * @param email unique among the customer's managers, whatever the case of its letters
 * @param reportsTo the manager whose team this one's is part of, of the same customer, never in a circle
 * @param isDefault whether it answers for everyone who has no other; at most one of a customer
 */
public record ManagerDetails(
        String firstName,
        String lastName,
        String email,
        Source source,
        @Nullable String externalId,
        @Nullable ManagerId reportsTo,
        boolean isDefault) {

    /** A manager entered by hand who reports to nobody. */
    public static ManagerDetails of(String firstName, String lastName, String email) {
        return new ManagerDetails(firstName, lastName, email, Source.LOCAL, null, null, false);
    }

    public ManagerDetails withName(String firstName, String lastName) {
        return new ManagerDetails(firstName, lastName, email, source, externalId, reportsTo, isDefault);
    }

    public ManagerDetails withEmail(String email) {
        return new ManagerDetails(firstName, lastName, email, source, externalId, reportsTo, isDefault);
    }

    public ManagerDetails withSource(Source source, @Nullable String externalId) {
        return new ManagerDetails(firstName, lastName, email, source, externalId, reportsTo, isDefault);
    }

    public ManagerDetails withSuperior(@Nullable ManagerId reportsTo) {
        return new ManagerDetails(firstName, lastName, email, source, externalId, reportsTo, isDefault);
    }

    public ManagerDetails withDefault(boolean isDefault) {
        return new ManagerDetails(firstName, lastName, email, source, externalId, reportsTo, isDefault);
    }
}
