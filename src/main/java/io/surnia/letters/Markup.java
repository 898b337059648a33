package io.surnia.letters;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * A body, its placeholders filled in. They are filled in after the text was read: what a value says is a text, never
 * Markdown and never HTML.
 *
 * @param document the root of what is written
 * @param lists the lists in it that were filled in
 */
record Markup(Node document, Set<Node> lists) {
    private static final Parser PARSER = Parser.builder().build();

    static Markup of(String body, Contents contents) {
        Node document = PARSER.parse(body);
        Set<Node> lists = Collections.newSetFromMap(new IdentityHashMap<>());
        putLists(document, contents.items(), lists);
        document.accept(new Filling(text -> fill(text, contents)));
        return new Markup(document, lists);
    }

    /** A text with the values in the place of their placeholders; one that is not known stays as it is. */
    static String fill(String text, Contents contents) {
        return Template.PLACE
                .matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(
                        Placeholder.ofWord(place.group(1)).map(contents::value).orElse(place.group())));
    }

    private static void putLists(Node document, List<Item> items, Set<Node> lists) {
        List<Node> places = new ArrayList<>();
        for (Node block = document.getFirstChild(); block != null; block = block.getNext()) {
            if (isList(block)) {
                places.add(block);
            }
        }
        for (Node place : places) {
            Node list = list(items);
            lists.add(list);
            place.insertAfter(list);
            place.unlink();
        }
    }

    private static boolean isList(Node block) {
        return block instanceof Paragraph
                && block.getFirstChild() instanceof Text text
                && text.getNext() == null
                && isList(Template.PLACE.matcher(text.getLiteral()));
    }

    private static boolean isList(Matcher place) {
        return place.matches()
                && Placeholder.ofWord(place.group(1))
                        .filter(Placeholder::isList)
                        .isPresent();
    }

    private static Node list(List<Item> items) {
        BulletList list = new BulletList();
        list.setTight(true);
        for (Item item : items) {
            StrongEmphasis title = new StrongEmphasis();
            title.appendChild(new Text(item.title()));
            Paragraph paragraph = new Paragraph();
            paragraph.appendChild(title);
            for (String detail : item.details()) {
                paragraph.appendChild(new HardLineBreak());
                paragraph.appendChild(new Text(detail));
            }
            ListItem entry = new ListItem();
            entry.appendChild(paragraph);
            list.appendChild(entry);
        }
        return list;
    }

    /** Whether a link is all there is in its paragraph. */
    static boolean isButton(Node link) {
        return link.getParent() instanceof Paragraph && link.getPrevious() == null && link.getNext() == null;
    }

    private static final class Filling extends AbstractVisitor {
        private final UnaryOperator<String> fill;

        Filling(UnaryOperator<String> fill) {
            this.fill = fill;
        }

        @Override
        public void visit(Text text) {
            text.setLiteral(fill.apply(text.getLiteral()));
        }

        @Override
        public void visit(Code code) {
            code.setLiteral(fill.apply(code.getLiteral()));
        }

        @Override
        public void visit(IndentedCodeBlock code) {
            code.setLiteral(fill.apply(code.getLiteral()));
        }

        @Override
        public void visit(FencedCodeBlock code) {
            code.setLiteral(fill.apply(code.getLiteral()));
        }

        @Override
        public void visit(HtmlInline html) {
            html.setLiteral(fill.apply(html.getLiteral()));
        }

        @Override
        public void visit(HtmlBlock html) {
            html.setLiteral(fill.apply(html.getLiteral()));
        }

        @Override
        public void visit(Link link) {
            link.setDestination(fill.apply(link.getDestination()));
            visitChildren(link);
        }

        /** Leaves what stands for it: whoever fetches a picture tells its owner who reads. */
        @Override
        public void visit(Image image) {
            visitChildren(image);
            for (Node child = image.getFirstChild(); child != null; child = image.getFirstChild()) {
                image.insertBefore(child);
            }
            image.unlink();
        }
    }
}
