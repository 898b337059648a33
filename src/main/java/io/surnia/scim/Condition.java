package io.surnia.scim;

import java.util.Map;
import org.jdbi.v3.core.statement.Query;

/**
 * What a filter says, as the end of a {@code where}.
 *
 * @param sql made of whitelisted columns and named parameters alone
 * @param values of those parameters
 */
record Condition(String sql, Map<String, Object> values) {
    static final Condition NONE = new Condition("true", Map.of());

    Query bind(Query query) {
        values.forEach(query::bind);
        return query;
    }
}
