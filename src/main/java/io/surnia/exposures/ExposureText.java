package io.surnia.exposures;

import java.util.List;

/** An exposure report as plain text, in lines of at most 76 characters where words allow. */
final class ExposureText {
    private static final int WIDTH = 76;

    private final StringBuilder out = new StringBuilder();

    private ExposureText() {}

    static String of(ExposurePage page) {
        return new ExposureText().write(page);
    }

    private String write(ExposurePage page) {
        line(page.letterhead().serviceName());
        line("");
        wrap(page.greeting(), "");
        line("");
        page.message().forEach(this::paragraph);
        wrap(page.introduction(), "");
        line("");
        page.items().forEach(this::item);
        if (page.unlisted() > 0) {
            wrap(page.more(), "");
            line("");
        }
        if (!page.advice().isEmpty()) {
            line("What to do now");
            page.advice().forEach(advice -> wrap("* " + advice, "  "));
            line("");
        }
        // What mail programs know as a signature (RFC 3676, 4.3).
        line("-- ");
        page.closing().forEach(this::line);
        return out.toString();
    }

    private void paragraph(List<String> lines) {
        lines.forEach(line -> wrap(line, ""));
        line("");
    }

    private void item(ExposurePage.Item item) {
        wrap(item.title(), "");
        if (!item.facts().isEmpty()) {
            wrap("  " + String.join(" · ", item.facts()), "  ");
        }
        if (item.lost() != null) {
            wrap("  Lost: " + item.lost(), "  ");
        }
        if (item.description() != null) {
            wrap("  " + item.description(), "  ");
        }
        line("");
    }

    /** Breaks a text into lines, of which each but the first begins with the indent. */
    private void wrap(String text, String indent) {
        String rest = text.stripTrailing();
        while (rest.length() > WIDTH) {
            int end = rest.lastIndexOf(' ', WIDTH);
            if (end <= indent.length()) {
                end = rest.indexOf(' ', WIDTH);
            }
            if (end < 0) {
                break;
            }
            line(rest.substring(0, end));
            rest = indent + rest.substring(end + 1).stripLeading();
        }
        line(rest);
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
