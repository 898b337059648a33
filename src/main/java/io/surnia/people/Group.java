package io.surnia.people;

import io.surnia.customers.CustomerId;
import java.time.Instant;

/** Users who are trained together. Who they are: {@link Memberships}. */
public record Group(GroupId id, CustomerId customer, GroupDetails details, Instant createdAt) {}
