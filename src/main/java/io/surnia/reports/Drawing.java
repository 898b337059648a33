package io.surnia.reports;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** A picture of filled shapes: written as SVG for paper, and as PNG for mail programs. */
final class Drawing {
    private record Filled(Shape shape, String color) {}

    private final int width;
    private final int height;
    private final List<Filled> shapes = new ArrayList<>();

    Drawing(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** Lays a shape over those before it; the colour is {@code #rrggbb}. */
    Drawing fill(Shape shape, String color) {
        shapes.add(new Filled(shape, color));
        return this;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** SVG 1.1, without any text of its own. */
    String svg() {
        StringBuilder svg = new StringBuilder(4096);
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">"
                .formatted(width, height, width, height));
        for (Filled each : shapes) {
            PathIterator path = each.shape().getPathIterator(null);
            String rule = path.getWindingRule() == PathIterator.WIND_EVEN_ODD ? " fill-rule=\"evenodd\"" : "";
            svg.append("<path fill=\"")
                    .append(each.color())
                    .append('"')
                    .append(rule)
                    .append(" d=\"");
            append(svg, path);
            svg.append("\"/>");
        }
        return svg.append("</svg>").toString();
    }

    private static void append(StringBuilder svg, PathIterator path) {
        double[] at = new double[6];
        for (; !path.isDone(); path.next()) {
            int kind = path.currentSegment(at);
            switch (kind) {
                case PathIterator.SEG_MOVETO -> append(svg, 'M', at, 2);
                case PathIterator.SEG_LINETO -> append(svg, 'L', at, 2);
                case PathIterator.SEG_QUADTO -> append(svg, 'Q', at, 4);
                case PathIterator.SEG_CUBICTO -> append(svg, 'C', at, 6);
                default -> svg.append('Z');
            }
        }
    }

    private static void append(StringBuilder svg, char command, double[] at, int numbers) {
        svg.append(command);
        for (int number = 0; number < numbers; number++) {
            svg.append(number == 0 ? "" : " ").append(String.format(Locale.ROOT, "%.2f", at[number]));
        }
    }

    /** The same on white, in so many times as many points. */
    byte[] png(int scale) {
        BufferedImage picture = new BufferedImage(width * scale, height * scale, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        graphics.setTransform(AffineTransform.getScaleInstance(scale, scale));
        for (Filled each : shapes) {
            graphics.setColor(Color.decode(each.color()));
            graphics.fill(each.shape());
        }
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.setUseCache(false);
            ImageIO.write(picture, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
