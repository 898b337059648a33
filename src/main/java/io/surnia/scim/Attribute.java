package io.surnia.scim;

import org.jspecify.annotations.Nullable;

/**
 * An attribute that can be searched and sorted by.
 *
 * @param sql the expression that is its value
 * @param kind how it compares
 * @param lookup for an expression without an index: a condition on {@code %s}, the parameter's name, that an index answers
 *     and that holds wherever the expression equals the parameter
 */
record Attribute(String sql, Kind kind, @Nullable String lookup) {

    enum Kind {
        /** Text in which the case of letters does not count. */
        TEXT,
        /** Text as it stands. */
        EXACT,
        /** A number, written as text. */
        ID,
        BOOLEAN,
        INSTANT,
        /** Several ids: the expression is a condition with {@code %s} where it says what one of them must be. */
        IDS
    }

    static Attribute of(String sql, Kind kind) {
        return new Attribute(sql, kind, null);
    }

    /** The condition that there is a value. */
    String present() {
        return kind == Kind.IDS ? sql.formatted("is not null") : "(" + sql + ") is not null";
    }

    boolean isSingle() {
        return kind != Kind.IDS;
    }

    /** What a list is ordered by. */
    String order() {
        return kind == Kind.TEXT ? "lower(" + sql + ")" : sql;
    }
}
