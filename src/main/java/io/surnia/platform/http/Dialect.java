package io.surnia.platform.http;

import java.util.List;

/**
 * What the routes of one door have in common: which bodies they take and how they tell what is wrong. It also speaks for
 * the paths under its prefix that are nobody's.
 *
 * @param prefix the beginning of its paths, such as {@code /scim/v2/}
 * @param forms whether a body may be {@code application/x-www-form-urlencoded}
 * @param jsonTypes the media types under which a body may be JSON, lower case; the first is the usual one
 * @param textTypes the media types under which a body may be text that its handler reads, lower case
 * @param errors the format of its errors
 */
public record Dialect(
        String prefix, boolean forms, List<String> jsonTypes, List<String> textTypes, ErrorFormat errors) {
    /** Forms only, plain errors: the partner API's, and that of every path that no other dialect speaks for. */
    public static final Dialect FORMS = new Dialect("/", true, List.of(), ErrorFormat.PLAIN);

    static final String FORM = "application/x-www-form-urlencoded";

    public Dialect {
        jsonTypes = List.copyOf(jsonTypes);
        textTypes = List.copyOf(textTypes);
    }

    /** One that takes no text. */
    public Dialect(String prefix, boolean forms, List<String> jsonTypes, ErrorFormat errors) {
        this(prefix, forms, jsonTypes, List.of(), errors);
    }

    /** The same for a route whose body may be text of this media type, too. */
    public Dialect takingText(String type) {
        return new Dialect(prefix, forms, jsonTypes, List.of(type), errors);
    }
}
