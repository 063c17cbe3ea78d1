package org.roadmarshal.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Draws a form. A row that is longer than what is left of the page goes on over the next. */
final class PdfForm {
    private static final float TEXT = 10.5f;
    private static final float LEADING = TEXT * 1.5f;
    private static final float PAD = 5;

    private final PdfPages pages;

    PdfForm(PdfPages pages) {
        this.pages = pages;
    }

    void draw(Block.Form form) throws IOException {
        pages.down(4);
        for (List<Block.Cell> row : form.rows()) {
            row(row);
        }
        pages.down(8);
    }

    private void row(List<Block.Cell> cells) throws IOException {
        int share = Math.max(1, cells.stream().mapToInt(Block.Cell::width).sum());
        List<Float> widths = new ArrayList<>();
        List<List<String>> lines = new ArrayList<>();
        int most = 1;
        for (Block.Cell cell : cells) {
            float width = pages.width() * cell.width() / share;
            widths.add(width);
            List<String> wrapped = pages.font().wrap(cell.text(), TEXT, width - 2 * PAD);
            lines.add(wrapped);
            most = Math.max(most, wrapped.size());
        }
        for (int first = 0; first < most; ) {
            if (pages.left() < LEADING + 2 * PAD) {
                pages.turn();
            }
            int fits = (int) ((pages.left() - 2 * PAD) / LEADING);
            int count = Math.min(fits, most - first);
            piece(widths, lines, first, count);
            first += count;
        }
    }

    private void piece(List<Float> widths, List<List<String>> lines, int first, int count) throws IOException {
        float top = pages.at();
        float bottom = top - count * LEADING - 2 * PAD;
        float x = PdfPages.MARGIN;
        pages.line(x, top, x, bottom);
        for (int i = 0; i < widths.size(); i++) {
            float at = top - PAD;
            List<String> cell = lines.get(i);
            for (int n = first; n < Math.min(cell.size(), first + count); n++) {
                at -= LEADING;
                pages.put(cell.get(n), TEXT, x + PAD, at + LEADING - TEXT, false);
            }
            x += widths.get(i);
            pages.line(x, top, x, bottom);
        }
        pages.line(PdfPages.MARGIN, top, x, top);
        pages.line(PdfPages.MARGIN, bottom, x, bottom);
        pages.down(top - bottom);
    }
}
