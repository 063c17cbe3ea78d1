package org.roadmarshal.evidence.internal;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.AttributedString;
import java.util.List;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.roadmarshal.kernel.DispatchException;

/** Writes lines onto the foot of a picture. Safe for use from any thread. */
public final class Watermark {
    private static final String LATIN = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final Color VEIL = new Color(0, 0, 0, 150);
    private static final float LEADING = 1.35f;
    private static final float SMALLEST = 9;
    /** So many letters of Chinese would fill a line. */
    private static final float LETTERS = 46;

    private final Path font;
    private volatile Fonts fonts;

    private record Fonts(Font latin, Font chinese) {}

    /** @param font a TrueType font that has Chinese; asked for when the first watermark is written */
    public Watermark(Path font) {
        this.font = font;
    }

    public void write(BufferedImage image, List<String> lines) {
        Fonts known = fonts();
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
    private static TextLayout layout(String line, Fonts known, float size, float room, Graphics2D pen) {
        AttributedString text = new AttributedString(line);
        for (int at = 0; at < line.length(); ) {
            int code = line.codePointAt(at);
            int next = at + Character.charCount(code);
            Font of = known.latin.canDisplay(code) ? known.latin : known.chinese;
            text.addAttribute(TextAttribute.FONT, of.deriveFont(size), at, next);
            at = next;
        }
        TextLayout layout = new TextLayout(text.getIterator(), pen.getFontRenderContext());
        return layout.getAdvance() > room && size > 1
                ? layout(line, known, size * Math.max(0.5f, room / layout.getAdvance() * 0.99f), room, pen)
                : layout;
    }

    private Fonts fonts() {
        Fonts known = fonts;
        if (known == null) {
            if (!Files.isReadable(font)) {
                throw DispatchException.conflict(
                        "A watermark needs a TrueType font that has Chinese, and there is none at %s: install fonts-droid-fallback, or say review.font"
                                .formatted(font));
            }
            try (InputStream latin = PDFont.class.getResourceAsStream(LATIN);
                    InputStream chinese = Files.newInputStream(font)) {
                known = new Fonts(
                        Font.createFont(Font.TRUETYPE_FONT, latin), Font.createFont(Font.TRUETYPE_FONT, chinese));
                fonts = known;
            } catch (FontFormatException e) {
                throw DispatchException.conflict(font + " is no TrueType font");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return known;
    }
}
