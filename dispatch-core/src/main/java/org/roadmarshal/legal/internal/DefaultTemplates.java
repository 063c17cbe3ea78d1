package org.roadmarshal.legal.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.roadmarshal.document.Block;
import org.roadmarshal.document.Block.Align;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.legal.DocumentKind;

/**
 * The wording that comes with the software, from {@code templates.txt}: {@code #} a title, {@code >>} on the right, {@code |} the
 * cells of a form, label and value in turn; all else is a paragraph.
 */
final class DefaultTemplates {
    private static final int LABEL = 18;
    private static final int TITLE_POINTS = 20;
    private static final int POINTS = 12;
    private static final Map<DocumentKind, List<Block>> BLOCKS = read();

    private DefaultTemplates() {}

    static List<Block> blocks(DocumentKind kind) {
        return BLOCKS.get(kind);
    }

    private static Map<DocumentKind, List<Block>> read() {
        Map<DocumentKind, List<Block>> all = new EnumMap<>(DocumentKind.class);
        for (String section : text().split("(?m)^=== ")) {
            if (!section.isBlank()) {
                int end = section.indexOf('\n');
                all.put(Coded.of(DocumentKind.class, section.substring(0, end).strip()), parse(section.substring(end)));
            }
        }
        return all;
    }

    private static List<Block> parse(String section) {
        List<Block> blocks = new ArrayList<>();
        List<List<Block.Cell>> form = new ArrayList<>();
        for (String line : section.split("\n")) {
            if (line.startsWith("| ")) {
                form.add(cells(line));
                continue;
            }
            if (!form.isEmpty()) {
                blocks.add(new Block.Form(List.copyOf(form)));
                form.clear();
            }
            if (line.startsWith("# ")) {
                blocks.add(new Block.Paragraph(line.substring(2), Align.CENTRE, TITLE_POINTS, true));
            } else if (line.startsWith(">> ")) {
                blocks.add(new Block.Paragraph(line.substring(3), Align.RIGHT, POINTS, false));
            } else if (!line.isEmpty()) {
                blocks.add(new Block.Paragraph(line, Align.LEFT, POINTS, false));
            }
        }
        if (!form.isEmpty()) {
            blocks.add(new Block.Form(form));
        }
        return List.copyOf(blocks);
    }

    private static List<Block.Cell> cells(String line) {
        String[] texts = line.substring(1, line.lastIndexOf('|')).split("\\|");
        int value = (100 - LABEL * texts.length / 2) / (texts.length / 2);
        List<Block.Cell> cells = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            cells.add(new Block.Cell(texts[i].strip(), i % 2 == 0 ? LABEL : value));
        }
        return cells;
    }

    private static String text() {
        try (InputStream in = DefaultTemplates.class.getResourceAsStream("/legal/templates.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
