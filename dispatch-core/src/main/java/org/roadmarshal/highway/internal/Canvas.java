package org.roadmarshal.highway.internal;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.roadmarshal.document.Lettering;
import org.roadmarshal.kernel.DispatchException;

/** A drawing of lines, boxes and words on white paper, as SVG or, for a PDF, as PNG. For one thread. */
final class Canvas {
    /** Dots of the PNG for a unit. */
    private static final int SHARP = 2;

    private final double width;
    private final double height;
    private final List<Stroke> strokes = new ArrayList<>();
    private final StringBuilder svg = new StringBuilder();

    private interface Stroke {
        void draw(Graphics2D paper, Lettering letters);
    }

    enum Anchor {
        START,
        MIDDLE,
        END
    }

    Canvas(double width, double height) {
        this.width = width;
        this.height = height;
    }

    void line(double x1, double y1, double x2, double y2, String colour, double thick, boolean dashed) {
        svg.append(text(
                "<line x1=\"%.2f\" y1=\"%.2f\" x2=\"%.2f\" y2=\"%.2f\" stroke=\"%s\" stroke-width=\"%.2f\"%s/>%n",
                x1, y1, x2, y2, colour, thick, dashed ? " stroke-dasharray=\"6 4\"" : ""));
        strokes.add((paper, letters) -> {
            paper.setColor(Color.decode(colour));
            paper.setStroke(
                    dashed
                            ? new BasicStroke(
                                    (float) thick,
                                    BasicStroke.CAP_BUTT,
                                    BasicStroke.JOIN_MITER,
                                    10,
                                    new float[] {6, 4},
                                    0)
                            : new BasicStroke((float) thick, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
            paper.draw(new Line2D.Double(x1, y1, x2, y2));
        });
    }

    void box(double x, double y, double wide, double high, String colour) {
        svg.append(text(
                "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"%s\"/>%n",
                x, y, wide, high, colour));
        strokes.add((paper, letters) -> {
            paper.setColor(Color.decode(colour));
            paper.fill(new Rectangle2D.Double(x, y, wide, high));
        });
    }

    /** On a thin white edge, so that they are read above what they cross. */
    void words(double x, double y, String words, double size, Anchor anchor, String colour) {
        if (words.isEmpty()) {
            return;
        }
        svg.append(text(
                "<text x=\"%.2f\" y=\"%.2f\" font-size=\"%.1f\" text-anchor=\"%s\" fill=\"%s\" stroke=\"#ffffff\" stroke-width=\"4\" stroke-linejoin=\"round\" paint-order=\"stroke\">%s</text>%n",
                x, y, size, anchor.name().toLowerCase(Locale.ROOT), colour, escaped(words)));
        strokes.add((paper, letters) -> {
            TextLayout layout = letters.layout(words, (float) size, paper.getFontRenderContext());
            double wide = layout.getAdvance();
            double shift = anchor == Anchor.START ? 0 : anchor == Anchor.MIDDLE ? wide / 2 : wide;
            paper.setColor(Color.WHITE);
            paper.setStroke(new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            paper.draw(layout.getOutline(AffineTransform.getTranslateInstance(x - shift, y)));
            paper.setColor(Color.decode(colour));
            layout.draw(paper, (float) (x - shift), (float) y);
        });
    }

    String svg() {
        return text(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\" height=\"%.0f\" font-family=\"Noto Sans CJK SC, Noto Sans SC, Microsoft YaHei, SimSun, sans-serif\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>%n",
                        width, height, width, height)
                + svg + "</svg>\n";
    }

    /**
     * What lies between two heights: a page says in its own letters what stands above and below.
     *
     * @throws DispatchException CONFLICT where the font is missing
     */
    byte[] png(Path font, double top, double bottom) {
        BufferedImage image =
                new BufferedImage((int) width * SHARP, (int) (bottom - top) * SHARP, BufferedImage.TYPE_INT_RGB);
        Graphics2D paper = image.createGraphics();
        try {
            paper.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            paper.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            paper.setColor(Color.WHITE);
            paper.fillRect(0, 0, image.getWidth(), image.getHeight());
            paper.scale(SHARP, SHARP);
            paper.translate(0, -top);
            Lettering letters = Lettering.of(font);
            strokes.forEach(stroke -> stroke.draw(paper, letters));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            paper.dispose();
        }
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String text(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
