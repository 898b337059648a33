package io.surnia.links;

import io.surnia.people.ManagerId;
import io.surnia.people.UserId;

/** Whose a link is. */
public sealed interface Person {
    /** A learner. */
    record Learner(UserId id) implements Person {}

    /** A learner's manager. */
    record Superior(ManagerId id) implements Person {}

    /** What the database calls it. */
    default String word() {
        return switch (this) {
            case Learner _ -> "user";
            case Superior _ -> "manager";
        };
    }

    /** The id's number. */
    default long number() {
        return switch (this) {
            case Learner(UserId id) -> id.value();
            case Superior(ManagerId id) -> id.value();
        };
    }
}
