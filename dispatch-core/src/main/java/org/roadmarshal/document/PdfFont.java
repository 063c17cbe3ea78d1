package org.roadmarshal.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Two fonts as one: PDFBox's own for Latin, which those of Chinese often lack, and the configured one for all else. What neither has
 * is a question mark.
 */
final class PdfFont {
    private static final String LATIN = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final List<PDFont> fonts;
    private final Map<Integer, Letter> known = new HashMap<>();

    private record Letter(String text, PDFont font, float width) {}

    /** Letters of one font in a row. */
    record Run(PDFont font, String text) {}

    PdfFont(PDDocument document, InputStream ttf) throws IOException {
        try (InputStream latin = PDFont.class.getResourceAsStream(LATIN)) {
            fonts = List.of(PDType0Font.load(document, latin, true), PDType0Font.load(document, ttf, true));
        }
    }

    /** Lines no wider than that. A word that is wider than a line is cut where it must be. */
    List<String> wrap(String text, float size, float width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\\R", -1)) {
            int[] codes = paragraph.codePoints().toArray();
            int start = 0;
            int mayEnd = 0;
            float used = 0;
            for (int at = 0; at < codes.length; at++) {
                float needed = letter(codes[at]).width * size / 1000;
                if (at > start && Breaks.between(codes[at - 1], codes[at])) {
                    mayEnd = at;
                }
                // A space that no longer fits hangs over the edge, where nobody sees it.
                if (used + needed > width && at > start && !Character.isWhitespace(codes[at])) {
                    int end = mayEnd > start ? mayEnd : at;
                    lines.add(line(codes, start, end));
                    start = end;
                    used = width(new String(codes, start, at - start), size);
                }
                used += needed;
            }
            lines.add(line(codes, start, codes.length));
        }
        return lines;
    }

    private String line(int[] codes, int from, int to) {
        StringBuilder line = new StringBuilder();
        for (int at = from; at < to; at++) {
            line.append(letter(codes[at]).text);
        }
        return line.toString();
    }

    float width(String line, float size) {
        return (float) line.codePoints()
                .mapToDouble(code -> letter(code).width * size / 1000)
                .sum();
    }

    List<Run> runs(String line) {
        List<Run> runs = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        PDFont font = null;
        for (int code : line.codePoints().toArray()) {
            Letter letter = letter(code);
            if (letter.font != font && text.length() > 0) {
                runs.add(new Run(font, text.toString()));
                text.setLength(0);
            }
            font = letter.font;
            text.append(letter.text);
        }
        if (text.length() > 0) {
            runs.add(new Run(font, text.toString()));
        }
        return runs;
    }

    private Letter letter(int code) {
        Letter letter = known.get(code);
        if (letter == null) {
            letter = find(Character.isISOControl(code) ? " " : Character.toString(code));
            known.put(code, letter);
        }
        return letter;
    }

    private Letter find(String text) {
        for (PDFont font : fonts) {
            try {
                return new Letter(text, font, font.getStringWidth(text));
            } catch (IOException | IllegalArgumentException noGlyph) {
                continue;
            }
        }
        return letter('?');
    }
}
