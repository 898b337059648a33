package io.surnia.assignments;

import io.surnia.people.GroupId;
import io.surnia.people.UserId;

/** Of whom an assignment is asked, now and as people come and go. */
public sealed interface Target {
    /** Whoever is in a group. */
    record OfGroup(GroupId group) implements Target {}

    /** One user. */
    record OfUser(UserId user) implements Target {}

    /** Every active user of the customer. */
    record Everyone() implements Target {}
}
