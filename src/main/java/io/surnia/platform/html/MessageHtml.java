package io.surnia.platform.html;

import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlChangeListener;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * The body of a mail that is shown to be inspected, not to be used: it looks like a mail, and nothing in it works. A
 * link keeps its text and says where it would lead in {@code data-target}; it has no {@code href}. What can be pointed
 * at has its name in {@code data-part}.
 */
public final class MessageHtml {
    private static final Pattern PART = Pattern.compile("[a-z][a-z0-9-]{0,49}");

    private static final PolicyFactory INERT = new HtmlPolicyBuilder()
            .allowElements("p", "br", "hr", "div", "span", "h1", "h2", "h3", "h4", "ul", "ol", "li", "blockquote")
            .allowElements("b", "strong", "i", "em", "u", "small", "table", "thead", "tbody", "tr", "th", "td")
            .allowElements("a")
            .allowWithoutAttributes("span", "a")
            .allowStyling()
            .allowAttributes("align", "width", "colspan")
            .onElements("table", "th", "td")
            .allowAttributes("data-part")
            .matching(PART)
            .globally()
            .allowUrlProtocols("http", "https", "mailto")
            .allowAttributes("href")
            .onElements("a")
            .toFactory();

    private MessageHtml() {}

    /**
     * The body as a page may show it.
     *
     * @param refused is told the element and the reason, in words, of everything that was left out
     */
    public static String inert(String html, BiConsumer<String, String> refused) {
        String safe = INERT.sanitize(
                html,
                new HtmlChangeListener<Object>() {
                    @Override
                    public void discardedTag(@Nullable Object none, String element) {
                        refused.accept(element, "the element <%s> is not allowed in a message".formatted(element));
                    }

                    @Override
                    public void discardedAttributes(@Nullable Object none, String element, String... attributes) {
                        refused.accept(
                                element,
                                "<%s> may not have %s like this in a message"
                                        .formatted(element, String.join(", ", attributes)));
                    }
                },
                null);
        // The sanitiser writes quotes in texts as entities: this stands in tags only.
        return safe.replace(" href=\"", " data-target=\"");
    }
}
