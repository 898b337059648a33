package io.surnia.platform.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.AttributePolicy;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Texts in CommonMark with tables. HTML in them is taken as far as it is safe in anyone's page: no scripts, no styles,
 * no forms, no frames, and no picture from elsewhere, which would tell its owner who reads.
 */
public final class Markdown {
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(List.of(TablesExtension.create())).build();

    /**
     * A picture that a text shows.
     *
     * @param name as the text refers to it
     * @param line from 1, of the text
     */
    public record Shown(String name, int line) {}

    private Markdown() {}

    /**
     * HTML for the inside of a page.
     *
     * @param address where the page finds the picture of a name; empty for one that there is not, which is left out
     */
    public static String toHtml(String markdown, Function<String, Optional<String>> address) {
        AttributePolicy source = (_, _, name) -> address.apply(name).orElse(null);
        return safe(source).sanitize(RENDERER.render(PARSER.parse(markdown)));
    }

    /** The pictures that a text shows in Markdown, in its order. */
    public static List<Shown> pictures(String markdown) {
        List<Shown> pictures = new ArrayList<>();
        PARSER.parse(markdown).accept(new AbstractVisitor() {
            @Override
            public void visit(Image image) {
                pictures.add(new Shown(image.getDestination(), line(image)));
                visitChildren(image);
            }
        });
        return pictures;
    }

    /** How many words a reader reads: those of the text, not of addresses and signs. */
    public static int words(String markdown) {
        StringBuilder text = new StringBuilder();
        PARSER.parse(markdown).accept(new AbstractVisitor() {
            @Override
            public void visit(Text words) {
                text.append(words.getLiteral()).append(' ');
            }

            @Override
            public void visit(Code code) {
                text.append(code.getLiteral()).append(' ');
            }

            @Override
            public void visit(Image image) {
                // What stands for a picture is read by those who cannot see it, and is no part of the text's length.
            }
        });
        return (int) text.toString()
                .lines()
                .flatMap(line -> List.of(line.split("\\s+", -1)).stream())
                .filter(word -> word.chars().anyMatch(Character::isLetterOrDigit))
                .count();
    }

    private static int line(Node node) {
        List<SourceSpan> spans = node.getSourceSpans();
        return spans.isEmpty() ? 1 : spans.getFirst().getLineIndex() + 1;
    }

    private static PolicyFactory safe(AttributePolicy pictureSource) {
        return new HtmlPolicyBuilder()
                .allowElements("h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "div", "span", "blockquote")
                .allowElements("ul", "ol", "li", "dl", "dt", "dd", "pre", "code", "a", "img")
                .allowElements("b", "strong", "i", "em", "u", "s", "del", "sub", "sup", "small", "mark", "kbd")
                .allowElements("table", "thead", "tbody", "tr", "th", "td")
                .allowAttributes("align")
                .matching(true, "left", "center", "right")
                .onElements("th", "td")
                .allowAttributes("start")
                .matching((_, _, value) -> value.matches("\\d{1,9}") ? value : null)
                .onElements("ol")
                .allowUrlProtocols("http", "https", "mailto")
                .allowAttributes("href", "title")
                .onElements("a")
                .requireRelsOnLinks("noopener", "noreferrer")
                .allowAttributes("src")
                .matching(pictureSource)
                .onElements("img")
                .allowAttributes("alt", "title")
                .onElements("img")
                .toFactory();
    }
}
