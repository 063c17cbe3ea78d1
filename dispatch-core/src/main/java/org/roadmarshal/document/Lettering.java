package org.roadmarshal.document;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.AttributedString;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.roadmarshal.kernel.DispatchException;

/** Letters for pictures: Latin ones from a font of our own, the others from one that has Chinese but need not have Latin. Immutable. */
public record Lettering(Font latin, Font chinese) {
    private static final String LATIN = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    /**
     * @param font a TrueType font that has Chinese
     * @throws DispatchException CONFLICT where it is missing
     */
    public static Lettering of(Path font) {
        if (!Files.isReadable(font)) {
            throw DispatchException.conflict(
                    "A picture with words needs a TrueType font that has Chinese, and there is none at %s: install fonts-droid-fallback, or say review.font"
                            .formatted(font));
        }
        try (InputStream latin = PDFont.class.getResourceAsStream(LATIN);
                InputStream chinese = Files.newInputStream(font)) {
            return new Lettering(
                    Font.createFont(Font.TRUETYPE_FONT, latin), Font.createFont(Font.TRUETYPE_FONT, chinese));
        } catch (FontFormatException e) {
            throw DispatchException.conflict(font + " is no TrueType font");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param words not empty */
    public TextLayout layout(String words, float size, FontRenderContext context) {
        AttributedString text = new AttributedString(words);
        for (int at = 0; at < words.length(); ) {
            int code = words.codePointAt(at);
            int next = at + Character.charCount(code);
            Font of = latin.canDisplay(code) ? latin : chinese;
            text.addAttribute(TextAttribute.FONT, of.deriveFont(size), at, next);
            at = next;
        }
        return new TextLayout(text.getIterator(), context);
    }
}
