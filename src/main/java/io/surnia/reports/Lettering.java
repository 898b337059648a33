package io.surnia.reports;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TrueTypeFont;

/** Texts as outlines, so that a drawing looks the same wherever it is shown and needs no font where it is made. */
final class Lettering {
    private static final Lettering REGULAR = new Lettering(Fonts.REGULAR);
    private static final Lettering BOLD = new Lettering(Fonts.BOLD);

    private final TrueTypeFont font;
    private final CmapLookup glyphs;
    private final double unitsPerEm;

    private Lettering(Fonts font) {
        try {
            this.font = font.parsed();
            this.glyphs = this.font.getUnicodeCmapLookup();
            this.unitsPerEm = this.font.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Lettering regular() {
        return REGULAR;
    }

    static Lettering bold() {
        return BOLD;
    }

    /** The outline of a text whose baseline begins at a point. */
    synchronized Path2D outline(String text, double size, double x, double y) {
        Path2D.Double outline = new Path2D.Double();
        double scale = size / unitsPerEm;
        double at = x;
        for (int character : text.codePoints().toArray()) {
            int glyph = glyphs.getGlyphId(character);
            outline.append(shape(glyph).createTransformedShape(new AffineTransform(scale, 0, 0, -scale, at, y)), false);
            at += advance(glyph) * scale;
        }
        return outline;
    }

    /** How wide a text is. */
    synchronized double width(String text, double size) {
        double units = text.codePoints()
                .map(glyphs::getGlyphId)
                .mapToDouble(this::advance)
                .sum();
        return units * size / unitsPerEm;
    }

    private Path2D shape(int glyph) {
        try {
            GlyphData data = font.getGlyph().getGlyph(glyph);
            return data == null ? new Path2D.Double() : data.getPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private double advance(int glyph) {
        try {
            return font.getAdvanceWidth(glyph);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
