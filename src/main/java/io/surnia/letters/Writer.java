package io.surnia.letters;

import io.surnia.platform.html.Templates;
import java.util.List;
import java.util.regex.Pattern;

/** Writes letters in the layout that all have. */
final class Writer {
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

    private final Templates layouts;

    Writer(Templates layouts) {
        this.layouts = layouts;
    }

    Letter write(LetterKind kind, Template template, Words words, Letterhead letterhead, Contents contents) {
        Contents filled = contents.with(Placeholder.CUSTOMER_NAME, letterhead.customerName())
                .with(Placeholder.SERVICE_NAME, letterhead.serviceName())
                .with(Placeholder.SUPPORT_EMAIL, letterhead.questionsTo());
        String subject = subject(template, filled, letterhead);
        Markup body = Markup.of(template.body(), filled);
        List<String> closing = List.of(
                letterhead.serviceName() + " · " + letterhead.customerName(),
                words.say("questions", letterhead.questionsTo()));
        String html = layouts.render(
                "mail/letter.jte",
                new LetterPage(letterhead, words.language(), subject, MarkupHtml.of(body, letterhead), closing));
        // What mail programs know as a signature (RFC 3676, 4.3).
        String text = withoutNul(MarkupText.of(body)) + "\n-- \n" + String.join("\n", closing) + "\n";
        return new Letter(kind, letterhead.serviceName(), subject, text, withoutNul(html));
    }

    /** One line, whatever was filled in. */
    private static String subject(Template template, Contents contents, Letterhead letterhead) {
        String filled = BREAKS.matcher(Markup.fill(template.subject(), contents))
                .replaceAll(" ")
                .strip();
        int most = Math.min(filled.codePointCount(0, filled.length()), Template.LONGEST_SUBJECT);
        String subject = filled.substring(0, filled.offsetByCodePoints(0, most));
        return subject.isBlank() ? letterhead.serviceName() : subject;
    }

    private static String withoutNul(String text) {
        return text.replace("\0", "");
    }
}
