package io.surnia.people;

import io.surnia.customers.CustomerId;
import io.surnia.platform.db.Fact;

/**
 * A roster was taken: many people of a customer were added, changed, archived or restored, or joined groups. Who: the
 * temporary table {@code imported_people} of this transaction, which {@link Rosters} describes. It stands for a
 * {@link PersonChanged} and a {@link MembershipChanged} of each, so that a million people are followed in a few
 * statements.
 */
public record PeopleImported(CustomerId customer) implements Fact {}
