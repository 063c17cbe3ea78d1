package org.roadmarshal.document;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;

/** Blocks as a Word document, which people then complete by hand. */
final class WordFile {
    private static final int TWIPS = 9_000;
    private static final int PICTURE_POINTS = 450;
    private static final int FORM_POINTS = 11;
    private static final int PAIR_POINTS = 215;

    private final XWPFDocument document;

    private WordFile(XWPFDocument document) {
        this.document = document;
    }

    static byte[] write(List<Block> blocks) throws IOException {
        try (XWPFDocument document = new XWPFDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            WordFile file = new WordFile(document);
            for (Block block : blocks) {
                file.add(block);
            }
            document.write(bytes);
            return bytes.toByteArray();
        }
    }

    private void add(Block block) throws IOException {
        if (block instanceof Block.Title title) {
            text(title.text(), 18, true);
        } else if (block instanceof Block.Heading heading) {
            text(heading.text(), 13, true);
        } else if (block instanceof Block.Line line) {
            text(line.text(), 10, false);
        } else if (block instanceof Block.Table table) {
            table(table);
        } else if (block instanceof Block.Sketch sketch) {
            sketch(sketch);
        } else if (block instanceof Block.Paragraph paragraph) {
            paragraph(paragraph);
        } else if (block instanceof Block.Form form) {
            form(form);
        } else if (block instanceof Block.Photo photo) {
            picture(document.createParagraph().createRun(), photo.image(), PICTURE_POINTS);
            text(photo.caption(), 9, false);
        } else if (block instanceof Block.PageBreak) {
            document.createParagraph().setPageBreak(true);
        } else if (block instanceof Block.Pair pair) {
            pair(pair);
        }
    }

    private void text(String text, int size, boolean bold) {
        XWPFRun run = document.createParagraph().createRun();
        run.setText(text);
        run.setFontSize(size);
        run.setBold(bold);
    }

    private void table(Block.Table table) {
        if (table.rows().isEmpty()) {
            text("—", 10, false);
            return;
        }
        int first = table.header().isEmpty() ? 0 : 1;
        XWPFTable rows =
                document.createTable(table.rows().size() + first, table.widths().size());
        if (first == 1) {
            row(rows.getRow(0), table.header(), table.widths(), true);
        }
        for (int i = 0; i < table.rows().size(); i++) {
            row(rows.getRow(i + first), table.rows().get(i), table.widths(), false);
        }
        document.createParagraph();
    }

    private static void row(XWPFTableRow row, List<String> cells, List<Integer> widths, boolean bold) {
        for (int i = 0; i < cells.size(); i++) {
            row.getCell(i).setWidth(String.valueOf(TWIPS * widths.get(i) / 100));
            XWPFRun run = row.getCell(i).getParagraphs().get(0).createRun();
            run.setText(cells.get(i));
            run.setFontSize(9);
            run.setBold(bold);
        }
    }

    private void paragraph(Block.Paragraph paragraph) {
        XWPFParagraph made = document.createParagraph();
        made.setAlignment(
                switch (paragraph.align()) {
                    case LEFT -> ParagraphAlignment.LEFT;
                    case CENTRE -> ParagraphAlignment.CENTER;
                    case RIGHT -> ParagraphAlignment.RIGHT;
                });
        made.setSpacingBetween(1.5);
        write(made.createRun(), paragraph.text(), paragraph.points(), paragraph.bold());
    }

    private void form(Block.Form form) {
        XWPFTable table = document.createTable(form.rows().size(), 1);
        table.setWidth("100%");
        for (int i = 0; i < form.rows().size(); i++) {
            XWPFTableRow row = table.getRow(i);
            List<Block.Cell> cells = form.rows().get(i);
            for (int j = 0; j < cells.size(); j++) {
                XWPFTableCell cell = j < row.getTableCells().size() ? row.getCell(j) : row.addNewTableCell();
                cell.setWidth(String.valueOf(TWIPS * cells.get(j).width() / 100));
                write(cell.getParagraphs().get(0).createRun(), cells.get(j).text(), FORM_POINTS, false);
            }
        }
    }

    private static void write(XWPFRun run, String text, int points, boolean bold) {
        run.setFontFamily("仿宋", XWPFRun.FontCharRange.eastAsia);
        run.setFontSize(points);
        run.setBold(bold);
        WordForm.write(run, text);
    }

    private void sketch(Block.Sketch sketch) throws IOException {
        picture(document.createParagraph().createRun(), sketch.png(), PICTURE_POINTS);
        text(sketch.caption(), 9, false);
    }

    private void pair(Block.Pair pair) throws IOException {
        XWPFTableRow row = document.createTable(1, 2).getRow(0);
        List<Block.Photo> photos = List.of(pair.left(), pair.right());
        for (int i = 0; i < photos.size(); i++) {
            row.getCell(i).setWidth(String.valueOf(TWIPS / 2));
            picture(
                    row.getCell(i).getParagraphs().get(0).createRun(),
                    photos.get(i).image(),
                    PAIR_POINTS);
            XWPFRun caption = row.getCell(i).addParagraph().createRun();
            caption.setText(photos.get(i).caption());
            caption.setFontSize(9);
        }
        document.createParagraph();
    }

    private static void picture(XWPFRun run, byte[] bytes, int points) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(bytes));
        boolean png = bytes[0] == (byte) 0x89;
        try {
            run.addPicture(
                    new ByteArrayInputStream(bytes),
                    png ? PictureType.PNG : PictureType.JPEG,
                    png ? "picture.png" : "picture.jpg",
                    Units.toEMU(points),
                    Units.toEMU(points * picture.getHeight() / (double) picture.getWidth()));
        } catch (InvalidFormatException e) {
            throw new IOException(e);
        }
    }
}
