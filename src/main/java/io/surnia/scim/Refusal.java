package io.surnia.scim;

import io.surnia.platform.problem.Problem;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The kinds of errors that SCIM tells apart by {@code scimType} (RFC 7644, table 9), as problems. */
final class Refusal {
    private static final Map<String, String> TYPES = Map.of(
            "invalid_filter", "invalidFilter",
            "invalid_path", "invalidPath",
            "invalid_value", "invalidValue",
            "no_target", "noTarget",
            "uniqueness", "uniqueness",
            "missing_parameter", "invalidValue",
            // What the platform says of a body that it cannot read.
            "invalid_parameter", "invalidSyntax");

    private Refusal() {}

    static Problem invalidFilter(String sentence) {
        return Problem.refused("invalid_filter", sentence);
    }

    static Problem invalidPath(String sentence) {
        return Problem.refused("invalid_path", sentence);
    }

    static Problem invalidValue(String sentence) {
        return Problem.refused("invalid_value", sentence);
    }

    static Problem noTarget(String sentence) {
        return Problem.refused("no_target", sentence);
    }

    static Problem taken(String attribute) {
        return Problem.conflict(
                "uniqueness", "Another resource of this customer has the same %s.".formatted(attribute));
    }

    /** The {@code scimType} of a problem, where it has one. */
    static Optional<String> typeOf(Problem problem) {
        boolean typed = problem.status() == 400 || problem.status() == 409;
        return typed ? Optional.ofNullable(TYPES.get(problem.code())) : Optional.empty();
    }

    /** Runs verbs of the rooms below: a parameter that they refuse is a value here. */
    static <T> T valuesOf(Supplier<T> verbs) {
        try {
            return verbs.get();
        } catch (Problem problem) {
            if (problem.code().equals("invalid_parameter")) {
                throw invalidValue(problem.sentence());
            }
            throw problem;
        }
    }
}
