package org.roadmarshal.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** Lays blocks onto A4 pages, from the top down. */
final class PdfPages implements AutoCloseable {
    private static final PDRectangle PAPER = PDRectangle.A4;
    static final float MARGIN = 50;
    static final float WIDTH = PAPER.getWidth() - 2 * MARGIN;
    private static final float TEXT = 9;
    private static final float LEADING = 1.45f;
    private static final float PARAGRAPH_LEADING = 1.7f;
    private static final float PHOTO_HEIGHT = 300;
    private static final float PAD = 3;

    private final PDDocument document = new PDDocument();
    private final PdfFont font;
    private PDPageContentStream page;
    private float y;

    PdfPages(InputStream ttf) throws IOException {
        font = new PdfFont(document, ttf);
        newPage();
    }

    byte[] write(List<Block> blocks) throws IOException {
        for (Block block : blocks) {
            if (block instanceof Block.Title title) {
                text(title.text(), 16);
            } else if (block instanceof Block.Heading heading) {
                need(60);
                y -= 8;
                text(heading.text(), 12);
            } else if (block instanceof Block.Line line) {
                need(40);
                text(line.text(), TEXT);
            } else if (block instanceof Block.Table table) {
                table(table);
            } else if (block instanceof Block.Sketch sketch) {
                sketch(sketch);
            } else if (block instanceof Block.Paragraph paragraph) {
                paragraph(paragraph);
            } else if (block instanceof Block.Form form) {
                new PdfForm(this).draw(form);
            } else if (block instanceof Block.Photo photo) {
                photo(photo);
            } else if (block instanceof Block.PageBreak) {
                turn();
            } else if (block instanceof Block.Pair pair) {
                pair(pair);
            }
        }
        page.close();
        numbers();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    private void text(String text, float size) throws IOException {
        for (String line : font.wrap(text, size, WIDTH)) {
            need(size * LEADING);
            y -= size * LEADING;
            put(line, size, MARGIN, y);
        }
        y -= size * 0.3f;
    }

    private void paragraph(Block.Paragraph paragraph) throws IOException {
        float size = paragraph.points();
        for (String line : font.wrap(paragraph.text(), size, WIDTH)) {
            need(size * PARAGRAPH_LEADING);
            y -= size * PARAGRAPH_LEADING;
            float free = WIDTH - font.width(line, size);
            float indent =
                    switch (paragraph.align()) {
                        case LEFT -> 0;
                        case CENTRE -> free / 2;
                        case RIGHT -> free;
                    };
            put(line, size, MARGIN + indent, y);
        }
    }

    private void table(Block.Table table) throws IOException {
        if (table.rows().isEmpty()) {
            text("—", TEXT);
            return;
        }
        if (!table.header().isEmpty()) {
            row(table.header(), table.widths());
        }
        for (List<String> row : table.rows()) {
            row(row, table.widths());
        }
        y -= 6;
    }

    private void row(List<String> cells, List<Integer> widths) throws IOException {
        List<List<String>> wrapped = new ArrayList<>();
        int lines = 1;
        for (int i = 0; i < cells.size(); i++) {
            wrapped.add(font.wrap(cells.get(i), TEXT, WIDTH * widths.get(i) / 100 - 2 * PAD));
            lines = Math.max(lines, wrapped.get(i).size());
        }
        float height = lines * TEXT * LEADING + 2 * PAD;
        need(height);
        float x = MARGIN;
        for (int i = 0; i < cells.size(); i++) {
            float at = y - PAD;
            for (String line : wrapped.get(i)) {
                at -= TEXT * LEADING;
                put(line, TEXT, x + PAD, at + TEXT * 0.3f);
            }
            x += WIDTH * widths.get(i) / 100;
        }
        y -= height;
        page.setStrokingColor(0.75f);
        page.setLineWidth(0.5f);
        page.moveTo(MARGIN, y);
        page.lineTo(MARGIN + WIDTH, y);
        page.stroke();
    }

    private void sketch(Block.Sketch sketch) throws IOException {
        PDImageXObject image = PDImageXObject.createFromByteArray(document, sketch.png(), "sketch");
        float height = WIDTH * image.getHeight() / image.getWidth();
        need(height + 30);
        y -= height;
        page.drawImage(image, MARGIN, y, WIDTH, height);
        text(sketch.caption(), TEXT - 1);
    }

    private void photo(Block.Photo photo) throws IOException {
        PDImageXObject image = PDImageXObject.createFromByteArray(document, photo.image(), "photo");
        float scale = Math.min(WIDTH / image.getWidth(), PHOTO_HEIGHT / image.getHeight());
        float height = image.getHeight() * scale;
        need(height + 40);
        y -= height;
        page.drawImage(image, MARGIN, y, image.getWidth() * scale, height);
        text(photo.caption(), TEXT);
        y -= 8;
    }

    /** How much height is left above the lower margin. */
    float left() {
        return y - MARGIN;
    }

    /** Goes down the page. */
    void down(float height) {
        y -= height;
    }

    float at() {
        return y;
    }

    PdfFont font() {
        return font;
    }

    void line(float fromX, float fromY, float toX, float toY) throws IOException {
        page.setStrokingColor(0.25f);
        page.setLineWidth(0.6f);
        page.moveTo(fromX, fromY);
        page.lineTo(toX, toY);
        page.stroke();
    }

    private void pair(Block.Pair pair) throws IOException {
        float width = (WIDTH - PAD * 4) / 2;
        PDImageXObject left =
                PDImageXObject.createFromByteArray(document, pair.left().image(), "left");
        PDImageXObject right =
                PDImageXObject.createFromByteArray(document, pair.right().image(), "right");
        float leftHeight = width * left.getHeight() / left.getWidth();
        float rightHeight = width * right.getHeight() / right.getWidth();
        float height = Math.min(PAPER.getHeight() / 3, Math.max(leftHeight, rightHeight));
        need(height + 2 * TEXT * LEADING);
        picture(left, MARGIN, width, Math.min(height, leftHeight));
        picture(right, MARGIN + width + PAD * 4, width, Math.min(height, rightHeight));
        y -= height + TEXT * LEADING;
        caption(pair.left().caption(), MARGIN, width);
        caption(pair.right().caption(), MARGIN + width + PAD * 4, width);
        y -= TEXT * LEADING;
    }

    /** Its top at the line where we are. */
    private void picture(PDImageXObject image, float x, float width, float height) throws IOException {
        float fitting = Math.min(width, height * image.getWidth() / image.getHeight());
        page.drawImage(image, x, y - height, fitting, height);
    }

    private void caption(String text, float x, float width) throws IOException {
        put(font.wrap(text, TEXT - 1, width).get(0), TEXT - 1, x, y);
    }

    void put(String line, float size, float x, float at) throws IOException {
        page.beginText();
        page.newLineAtOffset(x, at);
        for (PdfFont.Run run : font.runs(line)) {
            page.setFont(run.font(), size);
            page.showText(run.text());
        }
        page.endText();
    }

    private void need(float height) throws IOException {
        if (y - height < MARGIN) {
            turn();
        }
    }

    /** Leaves the page as it is. */
    void turn() throws IOException {
        page.close();
        newPage();
    }

    private void newPage() throws IOException {
        PDPage paper = new PDPage(PAPER);
        document.addPage(paper);
        page = new PDPageContentStream(document, paper);
        y = PAPER.getHeight() - MARGIN;
    }

    private void numbers() throws IOException {
        int count = document.getNumberOfPages();
        for (int i = 0; i < count; i++) {
            page = new PDPageContentStream(document, document.getPage(i), PDPageContentStream.AppendMode.APPEND, true);
            put((i + 1) + " / " + count, TEXT, PAPER.getWidth() - MARGIN - 30, MARGIN / 2);
            page.close();
        }
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
