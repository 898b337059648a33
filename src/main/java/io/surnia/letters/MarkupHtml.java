package io.surnia.letters;

import java.util.Map;
import org.commonmark.node.BulletList;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * A body as HTML for mail programs, which read styles on elements alone. HTML that stood in the text is shown as text,
 * and links lead to http, https and mailto.
 */
final class MarkupHtml {
    private MarkupHtml() {}

    static String of(Markup markup, Letterhead letterhead) {
        return HtmlRenderer.builder()
                .escapeHtml(true)
                .sanitizeUrls(true)
                .attributeProviderFactory(_ -> new Styles(markup, letterhead))
                .build()
                .render(markup.document());
    }

    private record Styles(Markup markup, Letterhead letterhead) implements AttributeProvider {
        @Override
        public void setAttributes(Node node, String tag, Map<String, String> attributes) {
            switch (node) {
                case Paragraph _ when tag.equals("p") -> attributes.put("style", "margin:0 0 16px");
                case Heading _ -> attributes.put("style", "margin:24px 0 8px;font-size:18px;line-height:1.3");
                case Link link -> link(link, attributes);
                case ListItem item -> item(item, attributes);
                case BulletList list
                when markup.lists().contains(list) ->
                    attributes.put("style", "margin:0 0 20px;padding:0;list-style:none");
                case BulletList _, OrderedList _ -> attributes.put("style", "margin:0 0 16px;padding-left:22px");
                default -> {}
            }
        }

        private void link(Link link, Map<String, String> attributes) {
            if (Markup.isButton(link)) {
                attributes.put("class", "button");
                attributes.put(
                        "style",
                        "display:inline-block;padding:12px 24px;border-radius:6px;font-weight:600;text-decoration:none;"
                                + "background:%s;color:%s"
                                        .formatted(letterhead.primaryColor(), letterhead.inkOnPrimary()));
            } else {
                attributes.put("class", "link");
                attributes.put("style", "color:#1a56b0");
            }
        }

        private void item(ListItem item, Map<String, String> attributes) {
            if (markup.lists().contains(item.getParent())) {
                attributes.put("class", "item");
                attributes.put(
                        "style",
                        "margin:0 0 12px;padding:12px 16px;border:1px solid #dfe2e7;border-left:4px solid %s;border-radius:4px"
                                .formatted(letterhead.secondaryColor()));
            } else {
                attributes.put("style", "margin:0 0 6px");
            }
        }
    }
}
