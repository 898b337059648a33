package io.surnia.library;

import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names in double braces that an item's text leaves open until somebody reads it: {@code {{company}}}. What an
 * acceptance refers to is the text with its names, which is the same for all.
 *
 * @param company the customer's name
 * @param support whom to tell of anything odd, and how: "Northwind, help@northwind.example"
 * @param firstName of whoever reads
 */
public record Placeholders(String company, String support, String firstName) {
    static final Set<String> NAMES = Set.of("company", "support", "first_name");

    private static final Pattern NAME = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");
    private static final Pattern MARKDOWN = Pattern.compile("([\\\\`*_{}\\[\\]()<>#+\\-.!|~&])");
    private static final Pattern HTML = Pattern.compile("[&<>\"']");

    /** Markdown with the names filled in; what is filled in is text, whatever it holds. */
    public String inMarkdown(String text) {
        return fill(text, value -> MARKDOWN.matcher(value).replaceAll("\\\\$1"));
    }

    /** HTML with the names filled in; what is filled in is text, whatever it holds. */
    public String inHtml(String html) {
        return fill(
                html,
                value -> HTML.matcher(value)
                        .replaceAll(found -> "&#" + (int) found.group().charAt(0) + ";"));
    }

    /** Plain text with the names filled in. */
    public String inText(String text) {
        return fill(text, value -> value);
    }

    /** Notes every name in a text that nobody will know how to fill in. */
    static void check(String text, String file, int firstLine, Findings findings) {
        int line = firstLine;
        for (String each : text.split("\n", -1)) {
            for (MatchResult found : NAME.matcher(each).results().toList()) {
                if (!NAMES.contains(found.group(1))) {
                    findings.flaw(
                            file,
                            line,
                            "there is no placeholder {{%s}}; there are %s"
                                    .formatted(
                                            found.group(1),
                                            String.join(
                                                    ", ",
                                                    NAMES.stream().sorted().toList())));
                }
            }
            line++;
        }
    }

    private String fill(String text, UnaryOperator<String> escape) {
        Map<String, String> values = Map.of("company", company, "support", support, "first_name", firstName);
        return NAME.matcher(text).replaceAll(found -> {
            String value = values.get(found.group(1));
            return Matcher.quoteReplacement(value == null ? found.group() : escape.apply(value));
        });
    }
}
