package io.surnia.scoring;

import io.surnia.customers.CustomerType;
import io.surnia.library.LibraryKind;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parts of a user's score, each with its weight. */
public enum Component {
    PHISHING(ScoreTable.PHISHING_WEIGHT),
    VIDEO(ScoreTable.VIDEO_WEIGHT),
    POLICY(ScoreTable.POLICY_WEIGHT),
    OPTIONAL(ScoreTable.OPTIONAL_WEIGHT);

    private final int weight;

    Component(int weight) {
        this.weight = weight;
    }

    /** The weight, in hundredths before those that do not count are left out. */
    public int weight() {
        return weight;
    }

    /** Which parts count at a customer: on Autopilot those that are switched on, never policies or optional work. */
    public static Set<Component> counting(CustomerType type, boolean hasVideos, boolean hasExercises) {
        return switch (type) {
            case POWER -> EnumSet.allOf(Component.class);
            case HOOTPHISH -> EnumSet.of(PHISHING);
            case STANDARD -> {
                Set<Component> counting = EnumSet.noneOf(Component.class);
                if (hasVideos) {
                    counting.add(VIDEO);
                }
                if (hasExercises) {
                    counting.add(PHISHING);
                }
                yield counting;
            }
        };
    }

    /** The part that a piece of work feeds; null for a survey, which feeds none. */
    static @Nullable Component fedBy(LibraryKind kind, boolean isOptional) {
        if (kind == LibraryKind.SURVEY) {
            return null;
        }
        if (isOptional) {
            return OPTIONAL;
        }
        return switch (kind) {
            case PHISHING -> PHISHING;
            case VIDEO, FOUNDATIONAL -> VIDEO;
            default -> POLICY;
        };
    }
}
