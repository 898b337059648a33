package io.surnia.scim;

import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.AndFilter;
import com.unboundid.scim2.common.filters.ComplexValueFilter;
import com.unboundid.scim2.common.filters.ContainsFilter;
import com.unboundid.scim2.common.filters.EndsWithFilter;
import com.unboundid.scim2.common.filters.EqualFilter;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterVisitor;
import com.unboundid.scim2.common.filters.GreaterThanFilter;
import com.unboundid.scim2.common.filters.GreaterThanOrEqualFilter;
import com.unboundid.scim2.common.filters.LessThanFilter;
import com.unboundid.scim2.common.filters.LessThanOrEqualFilter;
import com.unboundid.scim2.common.filters.NotEqualFilter;
import com.unboundid.scim2.common.filters.NotFilter;
import com.unboundid.scim2.common.filters.OrFilter;
import com.unboundid.scim2.common.filters.PresentFilter;
import com.unboundid.scim2.common.filters.StartsWithFilter;
import io.surnia.platform.problem.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a filter as SQL. The visitor's parameter is the attribute whose values a value filter is about. */
final class FilterSql implements FilterVisitor<String, String> {
    private final Map<String, Attribute> attributes;
    private final Comparisons comparisons = new Comparisons();

    private FilterSql(Map<String, Attribute> attributes) {
        this.attributes = attributes;
    }

    /**
     * @param attributes by their names in lower case, without a schema's
     * @throws Problem 400 {@code invalidFilter} where the filter names another, or compares what cannot be compared
     */
    static Condition of(Filter filter, Map<String, Attribute> attributes) {
        FilterSql writer = new FilterSql(attributes);
        String sql = writer.write(filter, null);
        return new Condition(sql, writer.comparisons.values());
    }

    @Override
    public String visit(EqualFilter filter, @Nullable String within) {
        return compare("eq", filter, within);
    }

    @Override
    public String visit(NotEqualFilter filter, @Nullable String within) {
        return compare("ne", filter, within);
    }

    @Override
    public String visit(ContainsFilter filter, @Nullable String within) {
        return compare("co", filter, within);
    }

    @Override
    public String visit(StartsWithFilter filter, @Nullable String within) {
        return compare("sw", filter, within);
    }

    @Override
    public String visit(EndsWithFilter filter, @Nullable String within) {
        return compare("ew", filter, within);
    }

    @Override
    public String visit(GreaterThanFilter filter, @Nullable String within) {
        return compare("gt", filter, within);
    }

    @Override
    public String visit(GreaterThanOrEqualFilter filter, @Nullable String within) {
        return compare("ge", filter, within);
    }

    @Override
    public String visit(LessThanFilter filter, @Nullable String within) {
        return compare("lt", filter, within);
    }

    @Override
    public String visit(LessThanOrEqualFilter filter, @Nullable String within) {
        return compare("le", filter, within);
    }

    @Override
    public String visit(PresentFilter filter, @Nullable String within) {
        return attribute(Paths.attribute(filter), within).present();
    }

    @Override
    public String visit(AndFilter filter, @Nullable String within) {
        return join(filter, " and ", within);
    }

    @Override
    public String visit(OrFilter filter, @Nullable String within) {
        return join(filter, " or ", within);
    }

    /** What has no value does not equal any, and so is among those that do not. */
    @Override
    public String visit(NotFilter filter, @Nullable String within) {
        return "not coalesce(" + write(Objects.requireNonNull(filter.getInvertedFilter()), within) + ", false)";
    }

    @Override
    public String visit(ComplexValueFilter filter, @Nullable String within) {
        if (within != null) {
            throw Refusal.invalidFilter("The filter holds a value filter within a value filter.");
        }
        return write(Objects.requireNonNull(filter.getValueFilter()), name(Paths.attribute(filter)));
    }

    private String write(Filter filter, @Nullable String within) {
        try {
            return filter.visit(this, within);
        } catch (ScimException impossible) {
            throw new IllegalStateException("no visit of ours throws one", impossible);
        }
    }

    private String join(Filter filter, String operator, @Nullable String within) {
        return Paths.combined(filter).stream()
                .map(part -> write(part, within))
                .collect(Collectors.joining(operator, "(", ")"));
    }

    private String compare(String operator, Filter filter, @Nullable String within) {
        return comparisons.sql(operator, attribute(Paths.attribute(filter), within), Paths.comparisonValue(filter));
    }

    private Attribute attribute(Path path, @Nullable String within) {
        String name = within == null ? name(path) : within + "." + name(path);
        Attribute attribute = attributes.get(name);
        if (attribute == null) {
            throw Refusal.invalidFilter("The filter names an attribute that cannot be searched. These can: "
                    + String.join(", ", attributes.keySet()) + ".");
        }
        return attribute;
    }

    private static String name(Path path) {
        return Paths.name(path);
    }

    /** A copy whose keys keep their order, to be named in that order. */
    static Map<String, Attribute> table(Object... namesAndAttributes) {
        Map<String, Attribute> table = new LinkedHashMap<>();
        for (int i = 0; i < namesAndAttributes.length; i += 2) {
            table.put((String) namesAndAttributes[i], (Attribute) namesAndAttributes[i + 1]);
        }
        return table;
    }
}
