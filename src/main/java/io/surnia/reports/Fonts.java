package io.surnia.reports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The letters of reports: Liberation Sans (OFL 1.1), which has Latin, Greek and Cyrillic. It comes in a jar, so that a
 * server without fonts writes what every other writes.
 */
enum Fonts {
    REGULAR("/liberation/LiberationSans-Regular.ttf", 400),
    BOLD("/liberation/LiberationSans-Bold.ttf", 700);

    static final String FAMILY = "Liberation Sans";

    private final String resource;
    private final int weight;

    Fonts(String resource, int weight) {
        this.resource = resource;
        this.weight = weight;
    }

    /** As CSS counts it. */
    int weight() {
        return weight;
    }

    InputStream open() {
        InputStream file = Fonts.class.getResourceAsStream(resource);
        if (file == null) {
            throw new IllegalStateException("The program lacks its font " + resource);
        }
        return file;
    }

    TrueTypeFont parsed() {
        try (InputStream file = open()) {
            return new TTFParser().parse(new RandomAccessReadBuffer(file.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
