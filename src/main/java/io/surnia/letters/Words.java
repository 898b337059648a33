package io.surnia.letters;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/**
 * A language's own texts and words: the shipped text of each kind, and what is put together of counts and days. They are
 * the files of {@code letters/<language>}.
 */
public final class Words {
    /** The one language that there is so far. */
    public static final Words ENGLISH = new Words("en", Locale.ENGLISH);

    private static final String SUBJECT = "Subject:";

    private final String language;
    private final Locale locale;
    private final Properties words = new Properties();
    private final Map<LetterKind, Template> texts = new EnumMap<>(LetterKind.class);

    private Words(String language, Locale locale) {
        this.language = language;
        this.locale = locale;
        try (InputStream in = open("words.properties")) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (LetterKind kind : LetterKind.values()) {
                texts.put(kind, text(kind));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A phrase, with numbers and words filled in (as {@link MessageFormat} writes them). */
    public String say(String key, Object... values) {
        String pattern = Objects.requireNonNull(words.getProperty(key), key);
        return new MessageFormat(pattern, locale).format(values);
    }

    /** A day in words. */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(day);
    }

    String language() {
        return language;
    }

    /** The shipped text of a kind. */
    Template shipped(LetterKind kind) {
        return Objects.requireNonNull(texts.get(kind));
    }

    private Template text(LetterKind kind) throws IOException {
        try (InputStream in = open(kind.word() + ".md")) {
            String file = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int end = file.indexOf('\n');
            return new Template(
                    file.substring(SUBJECT.length(), end).strip(),
                    file.substring(end).strip());
        }
    }

    private InputStream open(String file) throws IOException {
        String path = "/letters/%s/%s".formatted(language, file);
        InputStream in = Words.class.getResourceAsStream(path);
        if (in == null) {
            throw new IOException(path + " is not in the jar");
        }
        return in;
    }
}
