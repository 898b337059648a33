package io.surnia.platform.db;

import java.time.Instant;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a long list to read, by keyset: a slice costs its length at any depth. Its rows are ordered by id; with
 * {@code changedSince} by {@code changed_at} and then id, and what follows the last row is read with that row's two.
 *
 * @param after only ids above this; 0 from the first. With {@code changedSince}, that only among the rows of that very
 *     instant
 * @param limit at most so many rows, at least 1
 * @param changedSince only what was changed then or later; null for all
 * @param shown whether what is archived is among them
 */
public record Slice(long after, int limit, @Nullable Instant changedSince, Shown shown) {

    /** What of a list is read. */
    public enum Shown {
        ACTIVE,
        ARCHIVED,
        ALL
    }

    /** The rows after an id, archived ones too. */
    public static Slice after(long id, int limit) {
        return new Slice(id, limit, null, Shown.ALL);
    }

    /**
     * The end of a query whose {@code where} has begun: conditions, order and limit.
     *
     * @param active the condition of a row that is not archived, such as {@code archived_at is null}
     */
    public String sql(String active) {
        String visible = switch (shown) {
            case ACTIVE -> " and " + active;
            case ARCHIVED -> " and not (" + active + ")";
            case ALL -> "";
        };
        return visible
                + (changedSince == null
                        ? " and id > :after order by id limit :limit"
                        : " and (changed_at, id) > (:since, :after) order by changed_at, id limit :limit");
    }

    /** Binds what {@link #sql} declares. */
    public <S extends SqlStatement<S>> S bind(S statement) {
        statement.bind("after", after).bind("limit", limit);
        return changedSince == null ? statement : statement.bind("since", changedSince);
    }
}
