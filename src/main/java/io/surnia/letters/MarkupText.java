package io.surnia.letters;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;

/** A body as plain text, in lines of at most 76 characters where words allow; a link is followed by its address. */
final class MarkupText extends AbstractVisitor {
    private static final int WIDTH = 76;

    private final StringBuilder out = new StringBuilder();
    private final StringBuilder line = new StringBuilder();
    private String indent = "";
    private String bullet = "";

    private MarkupText() {}

    static String of(Markup markup) {
        MarkupText text = new MarkupText();
        markup.document().accept(text);
        return text.out.toString().strip() + "\n";
    }

    @Override
    public void visit(Text text) {
        line.append(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
        line.append(code.getLiteral());
    }

    @Override
    public void visit(HtmlInline html) {
        line.append(html.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
        line.append(' ');
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
        breakLine();
    }

    @Override
    public void visit(Link link) {
        int start = line.length();
        visitChildren(link);
        if (!line.substring(start).equals(link.getDestination())) {
            if (Markup.isButton(link)) {
                line.append(':');
                breakLine();
            } else {
                line.append(": ");
            }
            line.append(link.getDestination());
        }
    }

    @Override
    public void visit(Paragraph paragraph) {
        visitChildren(paragraph);
        breakLine();
        blank(paragraph);
    }

    @Override
    public void visit(Heading heading) {
        visitChildren(heading);
        breakLine();
        blank(heading);
    }

    @Override
    public void visit(HtmlBlock html) {
        verbatim(html.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        verbatim(code.getLiteral());
    }

    @Override
    public void visit(FencedCodeBlock code) {
        verbatim(code.getLiteral());
    }

    @Override
    public void visit(ThematicBreak rule) {
        out.append(indent).append("* * *\n\n");
    }

    @Override
    public void visit(BulletList list) {
        items(list, -1);
    }

    @Override
    public void visit(OrderedList list) {
        Integer first = list.getMarkerStartNumber();
        items(list, first == null ? 1 : first);
    }

    private void items(Node list, int first) {
        String outer = indent;
        int number = first;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            String mark = first < 0 ? "* " : number++ + ". ";
            bullet = outer + mark;
            indent = outer + " ".repeat(mark.length());
            item.accept(this);
        }
        indent = outer;
        bullet = "";
        out.append('\n');
    }

    /** No blank line within a list. */
    private void blank(Node block) {
        if (!(block.getParent() instanceof ListItem)) {
            out.append('\n');
        }
    }

    private void verbatim(String text) {
        text.lines().forEach(each -> out.append(indent).append(each).append('\n'));
        out.append('\n');
    }

    private void breakLine() {
        String rest = (bullet.isEmpty() ? indent : bullet) + line.toString().strip();
        bullet = "";
        line.setLength(0);
        while (rest.length() > WIDTH) {
            int end = rest.lastIndexOf(' ', WIDTH);
            if (end <= indent.length()) {
                end = rest.indexOf(' ', WIDTH);
            }
            if (end < 0) {
                break;
            }
            out.append(rest, 0, end).append('\n');
            rest = indent + rest.substring(end + 1).stripLeading();
        }
        out.append(rest).append('\n');
    }
}
