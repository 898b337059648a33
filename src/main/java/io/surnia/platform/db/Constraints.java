package io.surnia.platform.db;

import io.surnia.platform.problem.Problem;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

/**
 * Rules that the schema holds (unique names, references, lengths), told as problems of the request: a verb writes and
 * lets the constraint decide, since a look before the write can be overtaken.
 */
public final class Constraints {
    private Constraints() {}

    /**
     * Runs a statement.
     *
     * @param problem the problem that a violated constraint of that name is, or null where it is none of the caller's
     *     making; a violated check that it does not know is told as an invalid parameter named like the column
     * @throws Problem for a violated constraint; the transaction can then only be rolled back
     */
    public static <T> T explained(Function<String, @Nullable Problem> problem, Supplier<T> statement) {
        try {
            return statement.get();
        } catch (UnableToExecuteStatementException failure) {
            Problem explained = explain(failure, problem);
            throw explained == null ? failure : explained;
        }
    }

    private static @Nullable Problem explain(
            UnableToExecuteStatementException failure, Function<String, @Nullable Problem> problem) {
        if (!(failure.getCause() instanceof PSQLException refusal)) {
            return null;
        }
        ServerErrorMessage message = refusal.getServerErrorMessage();
        String constraint = message == null ? null : message.getConstraint();
        if (message == null || constraint == null) {
            return null;
        }
        Problem known = problem.apply(constraint);
        boolean check = PSQLState.CHECK_VIOLATION.getState().equals(refusal.getSQLState());
        return known == null && check ? refusedValue(constraint, message.getTable()) : known;
    }

    private static Problem refusedValue(String constraint, @Nullable String table) {
        String column = constraint.replaceFirst("_check\\d*$", "");
        if (table != null && column.startsWith(table + "_")) {
            column = column.substring(table.length() + 1);
        }
        return Problem.invalidParameter(
                column, "The value of %s is too long, empty or not of the form that it must have.".formatted(column));
    }
}
