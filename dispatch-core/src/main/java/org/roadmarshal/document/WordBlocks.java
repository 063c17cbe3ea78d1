package org.roadmarshal.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.xwpf.usermodel.IBody;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.roadmarshal.document.Block.Align;
import org.roadmarshal.document.Block.Cell;

/** Reads the text of a Word document as blocks: paragraphs with their alignment and size, tables as forms. Pictures are left out. */
final class WordBlocks {
    private static final int USUAL_POINTS = 11;
    private static final int LARGEST_POINTS = 40;

    private final XWPFDocument document;
    private final List<Block> blocks = new ArrayList<>();

    WordBlocks(XWPFDocument document) {
        this.document = document;
    }

    List<Block> read() {
        document.getHeaderList().forEach(this::add);
        add(document);
        document.getFooterList().forEach(this::add);
        return blocks;
    }

    private void add(IBody body) {
        for (IBodyElement element : body.getBodyElements()) {
            if (element instanceof XWPFParagraph paragraph) {
                add(paragraph);
            } else if (element instanceof XWPFTable table) {
                blocks.add(new Block.Form(
                        table.getRows().stream().map(WordBlocks::cells).toList()));
            }
        }
    }

    private void add(XWPFParagraph paragraph) {
        boolean breaks = paragraph.isPageBreak()
                || paragraph.getRuns().stream()
                        .flatMap(run -> run.getCTR().getBrList().stream())
                        .anyMatch(each -> each.isSetType() && "page".equals(String.valueOf(each.getType())));
        if (breaks) {
            blocks.add(new Block.PageBreak());
        }
        String text = paragraph.getText();
        if (breaks && text.isBlank()) {
            return;
        }
        blocks.add(new Block.Paragraph(text, align(paragraph.getAlignment()), points(paragraph), bold(paragraph)));
    }

    private static Align align(ParagraphAlignment alignment) {
        return switch (alignment) {
            case CENTER -> Align.CENTRE;
            case RIGHT, END -> Align.RIGHT;
            default -> Align.LEFT;
        };
    }

    private static int points(XWPFParagraph paragraph) {
        int largest = paragraph.getRuns().stream()
                .map(XWPFRun::getFontSizeAsDouble)
                .filter(size -> size != null && size > 0)
                .mapToInt(size -> (int) Math.round(size))
                .max()
                .orElse(USUAL_POINTS);
        return Math.min(largest, LARGEST_POINTS);
    }

    private static boolean bold(XWPFParagraph paragraph) {
        return !paragraph.getRuns().isEmpty() && paragraph.getRuns().stream().allMatch(XWPFRun::isBold);
    }

    private static List<Cell> cells(XWPFTableRow row) {
        List<XWPFTableCell> cells = row.getTableCells();
        int sum = cells.stream().mapToInt(WordBlocks::weight).sum();
        return cells.stream()
                .map(cell -> new Cell(
                        cell.getParagraphs().stream()
                                .map(XWPFParagraph::getText)
                                .collect(Collectors.joining("\n")),
                        Math.max(1, 100 * weight(cell) / Math.max(1, sum))))
                .toList();
    }

    /** By its own width, else by the columns that it spans. */
    private static int weight(XWPFTableCell cell) {
        int width = cell.getWidth();
        if (width > 0) {
            return width;
        }
        return cell.getCTTc().isSetTcPr() && cell.getCTTc().getTcPr().isSetGridSpan()
                ? cell.getCTTc().getTcPr().getGridSpan().getVal().intValue()
                : 1;
    }
}
