package org.roadmarshal.evidence.internal;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import org.roadmarshal.document.Lettering;

/** Writes lines onto the foot of a picture. Safe for use from any thread. */
public final class Watermark {
    private static final Color VEIL = new Color(0, 0, 0, 150);
    private static final float LEADING = 1.35f;
    private static final float SMALLEST = 9;
    /** So many letters of Chinese would fill a line. */
    private static final float LETTERS = 46;

    private final Path font;
    private volatile Lettering letters;

    /** @param font a TrueType font that has Chinese; asked for when the first watermark is written */
    public Watermark(Path font) {
        this.font = font;
    }

    public void write(BufferedImage image, List<String> lines) {
        Lettering known = letters();
        float size = Math.max(SMALLEST, Math.min(image.getWidth(), image.getHeight() * 4 / 3f) / LETTERS);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        float height = size * LEADING * lines.size() + size;
        float y = image.getHeight() - height;
        pen.setColor(VEIL);
        pen.fillRect(0, Math.round(y), image.getWidth(), Math.round(height) + 1);
        pen.setColor(Color.WHITE);
        y += size * 0.35f;
        for (String line : lines) {
            y += size * LEADING;
            layout(line, known, size, image.getWidth() - size, pen).draw(pen, size / 2, y);
        }
        pen.dispose();
    }

    /** A line that is too long is written smaller, down to its fitting. */
    private static TextLayout layout(String line, Lettering known, float size, float room, Graphics2D pen) {
        TextLayout layout = known.layout(line, size, pen.getFontRenderContext());
        return layout.getAdvance() > room && size > 1
                ? layout(line, known, size * Math.max(0.5f, room / layout.getAdvance() * 0.99f), room, pen)
                : layout;
    }

    private Lettering letters() {
        Lettering known = letters;
        if (known == null) {
            known = Lettering.of(font);
            letters = known;
        }
        return known;
    }
}
