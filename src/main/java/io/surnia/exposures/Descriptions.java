package io.surnia.exposures;

import java.util.regex.Pattern;
import org.owasp.html.Encoding;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** Descriptions of breaches are HTML from outside: only what is safe in anyone's page stays of them. */
final class Descriptions {
    private static final Pattern BREAK = Pattern.compile("<(?:/?(?:p|ul|ol|li)|br ?/?)>");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final PolicyFactory SAFE = new HtmlPolicyBuilder()
            .allowElements("a", "b", "i", "em", "strong", "code", "p", "br", "ul", "ol", "li")
            .allowAttributes("href")
            .matching(Pattern.compile("(?i)https?://[^\\s]+"))
            .onElements("a")
            .allowUrlProtocols("http", "https")
            .requireRelsOnLinks("noopener")
            .toFactory();

    private Descriptions() {}

    /** The same text with basic formatting and with links to http and https addresses only. */
    static String sanitise(String html) {
        return readable(SAFE.sanitize(html));
    }

    /** The text alone, for where HTML is not shown. */
    static String plain(String sanitised) {
        String spaced = BREAK.matcher(sanitised).replaceAll(" ");
        return Encoding.decodeHtml(TAG.matcher(spaced).replaceAll(""), false)
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** The sanitiser writes some characters as entities that are safe as they are: undone, so that clients see text. */
    private static String readable(String sanitised) {
        return sanitised
                .replace("&#39;", "'")
                .replace("&#61;", "=")
                .replace("&#64;", "@")
                .replace("&#43;", "+");
    }
}
