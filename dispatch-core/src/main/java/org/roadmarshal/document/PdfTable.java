package org.roadmarshal.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Draws a table of figures. Its header stands again on each further page; a row that is longer than a page goes on over the next. */
final class PdfTable {
    private static final float TEXT = PdfPages.TEXT;
    private static final float LEADING = TEXT * PdfPages.LEADING;
    private static final float PAD = 3;
    /** As many lines of a row stay together. */
    private static final int TOGETHER = 6;

    private final PdfPages pages;
    private final Block.Table table;

    PdfTable(PdfPages pages, Block.Table table) {
        this.pages = pages;
        this.table = table;
    }

    void draw() throws IOException {
        if (table.rows().isEmpty()) {
            pages.text("—", TEXT, false);
            return;
        }
        header();
        for (List<String> row : table.rows()) {
            row(wrapped(row));
        }
        pages.down(6);
    }

    /** Of the header and the first row, which stand together. */
    float least() {
        if (table.rows().isEmpty()) {
            return LEADING;
        }
        return (table.header().isEmpty() ? 0 : height(lines(wrapped(table.header()))))
                + height(Math.min(TOGETHER, lines(wrapped(table.rows().get(0)))));
    }

    private void header() throws IOException {
        if (!table.header().isEmpty()) {
            List<List<String>> cells = wrapped(table.header());
            pages.shade(height(lines(cells)));
            piece(cells, 0, lines(cells), true);
        }
    }

    private void row(List<List<String>> cells) throws IOException {
        int most = lines(cells);
        if (pages.left() < height(Math.min(most, TOGETHER))) {
            turn();
        }
        for (int first = 0; first < most; ) {
            if (first > 0) {
                turn();
            }
            int count = Math.min(most - first, Math.max(1, (int) ((pages.left() - 2 * PAD) / LEADING)));
            piece(cells, first, count, false);
            first += count;
        }
    }

    private void turn() throws IOException {
        pages.turn();
        header();
    }

    private void piece(List<List<String>> cells, int first, int count, boolean bold) throws IOException {
        float x = PdfPages.MARGIN;
        for (int i = 0; i < cells.size(); i++) {
            float at = pages.at() - PAD + TEXT * 0.3f;
            List<String> lines = cells.get(i);
            for (int n = first; n < Math.min(lines.size(), first + count); n++) {
                at -= LEADING;
                pages.put(lines.get(n), TEXT, x + PAD, at, bold);
            }
            x += width(i);
        }
        pages.down(height(count));
        pages.rule();
    }

    private List<List<String>> wrapped(List<String> row) {
        List<List<String>> cells = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            cells.add(pages.font().wrap(row.get(i), TEXT, width(i) - 2 * PAD));
        }
        return cells;
    }

    private float width(int column) {
        return pages.width() * table.widths().get(column) / 100;
    }

    private static int lines(List<List<String>> cells) {
        return cells.stream().mapToInt(List::size).max().orElse(1);
    }

    private static float height(int lines) {
        return lines * LEADING + 2 * PAD;
    }
}
