package io.surnia.assignments;

import io.surnia.customers.CustomerId;
import io.surnia.people.UserId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** A user with its customer: the key of everything that is kept of users; in the order in which they are locked. */
public record Enrollee(CustomerId customer, UserId user) implements Comparable<Enrollee> {
    private static final Comparator<Enrollee> ORDER = Comparator.<Enrollee>comparingLong(
                    one -> one.customer().value())
            .thenComparingLong(one -> one.user().value());

    @Override
    public int compareTo(Enrollee other) {
        return ORDER.compare(this, other);
    }

    /** The customers' numbers, in the order of the people. */
    public static List<Long> customers(Collection<Enrollee> people) {
        return people.stream().map(one -> one.customer().value()).toList();
    }

    /** The users' numbers, in the order of the people. */
    public static List<Long> users(Collection<Enrollee> people) {
        return people.stream().map(one -> one.user().value()).toList();
    }

    LoadChanged loadChanged() {
        return new LoadChanged(customer, user);
    }
}
