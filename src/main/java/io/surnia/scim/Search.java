package io.surnia.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.filters.Filter;
import io.surnia.platform.http.Call;
import io.surnia.platform.problem.Problem;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a list (RFC 7644, section 3.4.2).
 *
 * @param sortBy null for the order of ids
 * @param startIndex the first one's number, from 1
 * @param count at most so many; 0 asks only how many there are
 */
record Search(
        @Nullable Filter filter,
        @Nullable String sortBy,
        boolean descending,
        int startIndex,
        int count,
        Projection projection) {
    /** The most that one answer holds. */
    static final int MOST = 200;

    private static final int USUAL = 100;

    /** From the parameters of a query. */
    static Search of(Call call) {
        return of(
                call.text("filter"),
                call.text("sortBy"),
                call.text("sortOrder"),
                call.integer("startIndex", Integer.MIN_VALUE, Integer.MAX_VALUE),
                call.integer("count", Integer.MIN_VALUE, Integer.MAX_VALUE),
                Projection.of(call));
    }

    /** From the body of a {@code .search} (section 3.4.3). */
    static Search of(JsonNode request) {
        return of(
                text(request, "filter"),
                text(request, "sortBy"),
                text(request, "sortOrder"),
                number(request, "startIndex"),
                number(request, "count"),
                Projection.of(request));
    }

    long offset() {
        return startIndex - 1L;
    }

    /** @throws Problem 400 {@code invalidFilter} */
    Condition condition(Map<String, Attribute> attributes) {
        return filter == null ? Condition.NONE : FilterSql.of(filter, attributes);
    }

    /**
     * What follows {@code order by}; equal ones are in the order of their ids, so that pages neither overlap nor leave out.
     *
     * @throws Problem 400 {@code invalidPath} where the attribute cannot be sorted by
     */
    String order(Map<String, Attribute> attributes, String id) {
        if (sortBy == null) {
            return id;
        }
        Attribute attribute = attributes.get(Paths.name(Paths.path(sortBy)));
        if (attribute == null || !attribute.isSingle()) {
            throw Refusal.invalidPath(
                    "The sortBy must be one single value of: " + String.join(", ", attributes.keySet()) + ".");
        }
        return "%s %s nulls last, %s".formatted(attribute.order(), descending ? "desc" : "asc", id);
    }

    private static Search of(
            Optional<String> filter,
            Optional<String> sortBy,
            Optional<String> sortOrder,
            OptionalInt startIndex,
            OptionalInt count,
            Projection projection) {
        return new Search(
                filter.map(Paths::filter).orElse(null),
                sortBy.orElse(null),
                sortOrder
                        .map(order -> order.toLowerCase(Locale.ROOT).equals("descending"))
                        .orElse(false),
                Math.max(1, startIndex.orElse(1)),
                Math.clamp(count.orElse(USUAL), 0, MOST),
                projection);
    }

    private static Optional<String> text(JsonNode request, String name) {
        return Optional.ofNullable(Values.text(request.path(name), name));
    }

    private static OptionalInt number(JsonNode request, String name) {
        JsonNode value = request.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return OptionalInt.empty();
        }
        if (!value.canConvertToInt()) {
            throw Refusal.invalidValue("The %s must be a whole number.".formatted(name));
        }
        return OptionalInt.of(value.intValue());
    }
}
