package io.surnia.scoring;

import java.util.List;
import java.util.Set;

/**
 * Everything that a user's standing is made of.
 *
 * @param isActive false for an archived user, who adds nothing to the customer's totals
 * @param counting the parts that count at the customer
 */
record Learner(boolean isActive, Set<Component> counting, List<Work> work, List<Lapse> lapses) {}
