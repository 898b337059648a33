package io.surnia.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.utils.Parser;
import io.surnia.platform.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads filters and paths. */
final class Paths {
    private static final int LONGEST = 4000;

    /** A quoted text, to be left alone, or {@code emails[type eq "work"].value eq "…"}, which the grammar has not. */
    private static final Pattern VALUE_PATH = Pattern.compile("""
            "(?:[^"\\\\]|\\\\.)*+"\
            |(?<attribute>[A-Za-z]++)\\[(?<filter>(?:[^]"\\[]|"(?:[^"\\\\]|\\\\.)*+")*+)]\\.(?<sub>[A-Za-z]++)\
            [ ]+(?<comparison>(?i:pr)(?![A-Za-z])|[A-Za-z]{2} +(?:"(?:[^"\\\\]|\\\\.)*+"|[^ ")]++))""");

    private Paths() {}

    /**
     * A filter (RFC 7644, section 3.4.2.2), also with a sub-attribute after a value filter, as Entra ID asks.
     *
     * @throws Problem 400 {@code invalidFilter}
     */
    static Filter filter(String text) {
        if (text.length() > LONGEST) {
            throw Refusal.invalidFilter("The filter may have at most " + LONGEST + " characters.");
        }
        try {
            return Parser.parseFilter(VALUE_PATH.matcher(text).replaceAll(Paths::regular));
        } catch (ScimException | RuntimeException unreadable) {
            throw Refusal.invalidFilter("The filter cannot be read: it must be like userName eq \"ann@example.com\".");
        }
    }

    /**
     * A path (RFC 7644, figure 7).
     *
     * @throws Problem 400 {@code invalidPath}
     */
    static Path path(String text) {
        try {
            if (text.length() <= LONGEST) {
                return Parser.parsePath(text);
            }
        } catch (ScimException | RuntimeException unreadable) {
            // said below
        }
        throw Refusal.invalidPath("A path cannot be read: it must be like name.givenName.");
    }

    /** The names of its parts in lower case, with dots between and without the schema. */
    static String name(Path path) {
        return StreamSupport.stream(path.spliterator(), false)
                .map(element -> element.getAttribute().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("."));
    }

    /** The value filter of the path's first part. */
    static @Nullable Filter valueFilter(Path path) {
        return Objects.requireNonNull(path.getElement(0)).getValueFilter();
    }

    /** What a comparison, a value filter or a test of presence is about. */
    static Path attribute(Filter filter) {
        return Objects.requireNonNull(filter.getAttributePath());
    }

    /** What a comparison compares with. */
    static JsonNode comparisonValue(Filter filter) {
        return Objects.requireNonNull(filter.getComparisonValue());
    }

    /** What {@code and} and {@code or} combine. */
    static List<Filter> combined(Filter filter) {
        return Objects.requireNonNull(filter.getCombinedFilters());
    }

    private static String regular(MatchResult match) {
        String rewritten = match.group("attribute") == null
                ? match.group()
                : "%s[(%s) and %s %s]"
                        .formatted(
                                match.group("attribute"),
                                match.group("filter"),
                                match.group("sub"),
                                match.group("comparison"));
        return Matcher.quoteReplacement(rewritten);
    }
}
