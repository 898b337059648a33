package io.surnia.letters;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where the letters of one customer are written. */
public final class Desk {
    private final Writer writer;
    private final Words words;
    private final Letterhead letterhead;
    private final Map<LetterKind, Template> texts;

    Desk(Writer writer, Words words, Letterhead letterhead, Map<LetterKind, Template> texts) {
        this.writer = writer;
        this.words = words;
        this.letterhead = letterhead;
        this.texts = texts;
    }

    /** The words of the customer's language. */
    public Words words() {
        return words;
    }

    /** Writes a letter from the customer's text. */
    public Letter write(LetterKind kind, Contents contents) {
        return write(kind, contents, null, null);
    }

    /**
     * Writes a letter from a text of an assignment's own, which may name placeholders that there are not: they stay as
     * they are.
     *
     * @param subject null for the customer's
     * @param body null for the customer's
     */
    public Letter write(LetterKind kind, Contents contents, @Nullable String subject, @Nullable String body) {
        Template usual = Objects.requireNonNull(texts.get(kind));
        Template template = new Template(
                subject == null || subject.isBlank() ? usual.subject() : subject,
                body == null || body.isBlank() ? usual.body() : body);
        return writer.write(kind, template, words, letterhead, contents);
    }
}
