package io.surnia.people;

import org.jspecify.annotations.Nullable;

/**
 * What is set of a group.
 *
 * @param name unique within the customer, whatever the case of its letters
 * @param hr its HR contact, the last to hear of somebody overdue; null where it has none
 */
public record GroupDetails(
        String name,
        @Nullable HrContact hr,
        Source source,
        @Nullable String externalId) {

    /** A group entered by hand, without an HR contact. */
    public static GroupDetails of(String name) {
        return new GroupDetails(name, null, Source.LOCAL, null);
    }

    public GroupDetails withName(String name) {
        return new GroupDetails(name, hr, source, externalId);
    }

    public GroupDetails withHr(@Nullable HrContact hr) {
        return new GroupDetails(name, hr, source, externalId);
    }

    public GroupDetails withSource(Source source, @Nullable String externalId) {
        return new GroupDetails(name, hr, source, externalId);
    }

    /** A group's HR contact. */
    public record HrContact(String firstName, String lastName, String email) {}
}
