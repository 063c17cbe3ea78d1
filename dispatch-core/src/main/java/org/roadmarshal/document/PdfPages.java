package org.roadmarshal.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** Lays blocks onto A4 pages, from the top down. */
final class PdfPages implements AutoCloseable {
    static final float MARGIN = 50;
    static final float TEXT = 9;
    static final float LEADING = 1.45f;
    private static final float HEADING = 12;
    private static final float ABOVE_HEADING = 8;
    private static final float PARAGRAPH_LEADING = 1.7f;
    private static final float HANGS = 0.4f;

    private final PDRectangle paper;
    private final PDDocument document = new PDDocument();
    private final PdfFont font;
    private final PdfPictures pictures = new PdfPictures(this);
    private PDPageContentStream page;
    private float y;

    PdfPages(InputStream ttf, boolean landscape) throws IOException {
        paper = landscape ? new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth()) : PDRectangle.A4;
        font = new PdfFont(document, ttf);
        newPage();
    }

    byte[] write(List<Block> blocks) throws IOException {
        for (int i = 0; i < blocks.size(); i++) {
            need(least(blocks, i));
            draw(blocks.get(i));
        }
        page.close();
        numbers();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    private void draw(Block block) throws IOException {
        if (block instanceof Block.Title title) {
            text(title.text(), 16, true);
        } else if (block instanceof Block.Heading heading) {
            y -= ABOVE_HEADING;
            text(heading.text(), HEADING, true);
        } else if (block instanceof Block.Line line) {
            text(line.text(), TEXT, false);
        } else if (block instanceof Block.Table table) {
            new PdfTable(this, table).draw();
        } else if (block instanceof Block.Sketch sketch) {
            pictures.draw(sketch);
        } else if (block instanceof Block.Paragraph paragraph) {
            paragraph(paragraph);
        } else if (block instanceof Block.Form form) {
            new PdfForm(this).draw(form);
        } else if (block instanceof Block.Photo photo) {
            pictures.draw(photo);
        } else if (block instanceof Block.PageBreak) {
            turn();
        } else if (block instanceof Block.Pair pair) {
            pictures.draw(pair);
        }
    }

    /** The height that must be left on the page to begin there: what leads to something does not stand alone at the foot of a page. */
    private float least(List<Block> blocks, int at) throws IOException {
        if (at == blocks.size()) {
            return 0;
        }
        Block block = blocks.get(at);
        if (block instanceof Block.Heading) {
            return ABOVE_HEADING + HEADING * (LEADING + 0.3f) + least(blocks, at + 1);
        } else if (block instanceof Block.Line) {
            Block next = at + 1 < blocks.size() ? blocks.get(at + 1) : null;
            boolean leads = next instanceof Block.Table || next instanceof Block.Pair;
            return TEXT * (LEADING + 0.3f) + (leads ? least(blocks, at + 1) : 0);
        } else if (block instanceof Block.Table table) {
            return new PdfTable(this, table).least();
        } else if (block instanceof Block.Sketch || block instanceof Block.Photo || block instanceof Block.Pair) {
            return pictures.least(block);
        }
        return 0;
    }

    void text(String text, float size, boolean bold) throws IOException {
        for (String line : font.wrap(text, size, width())) {
            need(size * LEADING);
            y -= size * LEADING;
            put(line, size, MARGIN, y, bold);
        }
        y -= size * 0.3f;
    }

    private void paragraph(Block.Paragraph paragraph) throws IOException {
        float size = paragraph.points();
        for (String line : font.wrap(paragraph.text(), size, width())) {
            need(size * PARAGRAPH_LEADING);
            y -= size * PARAGRAPH_LEADING;
            float free = width() - font.width(line, size);
            float indent =
                    switch (paragraph.align()) {
                        case LEFT -> 0;
                        case CENTRE -> free / 2;
                        case RIGHT -> free;
                    };
            // What hangs below the line is still the line's: a table may follow at once.
            put(line, size, MARGIN + indent, y + size * HANGS, paragraph.bold());
        }
    }

    float width() {
        return paper.getWidth() - 2 * MARGIN;
    }

    float height() {
        return paper.getHeight() - 2 * MARGIN;
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
        stroke(fromX, fromY, toX, toY, 0.25f, 0.6f);
    }

    /** A thin line across the page where we are. */
    void rule() throws IOException {
        stroke(MARGIN, y, MARGIN + width(), y, 0.75f, 0.5f);
    }

    private void stroke(float fromX, float fromY, float toX, float toY, float grey, float thick) throws IOException {
        page.setStrokingColor(grey);
        page.setLineWidth(thick);
        page.moveTo(fromX, fromY);
        page.lineTo(toX, toY);
        page.stroke();
    }

    /** Behind what is written from here down. */
    void shade(float height) throws IOException {
        page.setNonStrokingColor(0.93f);
        page.addRect(MARGIN, y - height, width(), height);
        page.fill();
        page.setNonStrokingColor(0f);
    }

    void picture(byte[] bytes, float x, float bottom, float width, float height) throws IOException {
        page.drawImage(PDImageXObject.createFromByteArray(document, bytes, "picture"), x, bottom, width, height);
    }

    /** Bold is the same letters with a thin outline: fonts that have Chinese often come without a bold one. */
    void put(String line, float size, float x, float at, boolean bold) throws IOException {
        page.setStrokingColor(0f);
        page.setLineWidth(size * 0.035f);
        page.beginText();
        page.setRenderingMode(bold ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        page.newLineAtOffset(x, at);
        for (PdfFont.Run run : font.runs(line)) {
            page.setFont(run.font(), size);
            page.showText(run.text());
        }
        page.endText();
    }

    /** Turns the page where less than that is left, but for an empty one. */
    void need(float height) throws IOException {
        if (y - height < MARGIN && y < paper.getHeight() - MARGIN) {
            turn();
        }
    }

    /** Leaves the page as it is. */
    void turn() throws IOException {
        page.close();
        newPage();
    }

    private void newPage() throws IOException {
        PDPage next = new PDPage(paper);
        document.addPage(next);
        page = new PDPageContentStream(document, next);
        y = paper.getHeight() - MARGIN;
    }

    private void numbers() throws IOException {
        int count = document.getNumberOfPages();
        for (int i = 0; i < count; i++) {
            page = new PDPageContentStream(document, document.getPage(i), PDPageContentStream.AppendMode.APPEND, true);
            String number = (i + 1) + " / " + count;
            put(number, TEXT, MARGIN + width() - font.width(number, TEXT), MARGIN / 2, false);
            page.close();
        }
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
