package io.surnia.scoring;

import io.surnia.customers.CustomerId;
import io.surnia.people.UserId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** A user with its customer: the key of everything that is stored of users; in the order in which they are locked. */
record Person(CustomerId customer, UserId user) implements Comparable<Person> {
    private static final Comparator<Person> ORDER = Comparator.<Person>comparingLong(
                    person -> person.customer().value())
            .thenComparingLong(person -> person.user().value());

    @Override
    public int compareTo(Person other) {
        return ORDER.compare(this, other);
    }

    static List<Long> customers(Collection<Person> people) {
        return people.stream().map(person -> person.customer().value()).toList();
    }

    static List<Long> users(Collection<Person> people) {
        return people.stream().map(person -> person.user().value()).toList();
    }
}
