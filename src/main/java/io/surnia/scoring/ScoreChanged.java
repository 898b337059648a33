package io.surnia.scoring;

import io.surnia.customers.CustomerId;
import io.surnia.people.UserId;
import io.surnia.platform.db.Fact;
import org.jspecify.annotations.Nullable;

/**
 * A user's score or rank is another.
 *
 * @param before the score as it was; null where nothing counted
 */
public record ScoreChanged(
        CustomerId customer, UserId user, @Nullable Integer before) implements Fact {}
