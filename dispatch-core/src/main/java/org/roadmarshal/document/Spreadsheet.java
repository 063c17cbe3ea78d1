package org.roadmarshal.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Rows as files, the first of them the head; cells are texts and numbers. */
public final class Spreadsheet {
    public static final String CSV = "text/csv; charset=utf-8";
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final int CHARACTER = 256;

    private Spreadsheet() {}

    /** With a byte order mark, without which Excel takes Chinese for something else. */
    public static byte[] csv(List<List<Object>> rows) {
        StringBuilder text = new StringBuilder("\uFEFF");
        try {
            for (List<Object> row : rows) {
                CSVFormat.RFC4180.printRecord(
                        text, row.stream().map(Spreadsheet::harmless).toArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A name that a spreadsheet would take for a formula is no formula. */
    private static Object harmless(Object cell) {
        return cell instanceof String text && text.matches("[=+@\\t\\r-].*") ? "'" + text : cell;
    }

    /** @param name of the one sheet */
    public static byte[] xlsx(String name, List<List<Object>> rows) {
        return xlsx(List.of(new Page(name, rows, null)));
    }

    /** @param plot what is drawn beside the rows, or null */
    public record Page(String name, List<List<Object>> rows, Plot plot) {}

    /**
     * A chart of Excel's own over a page's rows, which follows when somebody changes them.
     *
     * @param labels the column of what stands along the axis
     * @param values the columns that are drawn, named by their head
     * @param lines whether as lines; else as bars
     */
    public record Plot(String title, int labels, List<Integer> values, boolean lines) {}

    public static byte[] xlsx(List<Page> pages) {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            for (Page page : pages) {
                XSSFSheet sheet = book.createSheet(page.name());
                fill(book, sheet, page.rows());
                if (page.plot() != null && page.rows().size() > 1) {
                    SheetChart.draw(sheet, page);
                }
            }
            book.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(XSSFWorkbook book, XSSFSheet sheet, List<List<Object>> rows) {
        Font bold = book.createFont();
        bold.setBold(true);
        CellStyle head = book.createCellStyle();
        head.setFont(bold);
        for (int i = 0; i < rows.size(); i++) {
            fill(sheet.createRow(i), rows.get(i), i == 0 ? head : null);
        }
        int columns = rows.get(0).size();
        sheet.createFreezePane(0, 1);
        sheet.setAutoFilter(new CellRangeAddress(0, rows.size() - 1, 0, columns - 1));
        for (int column = 0; column < columns; column++) {
            sheet.setColumnWidth(column, (column < 2 ? 24 : 16) * CHARACTER);
        }
    }

    private static void fill(Row row, List<Object> values, CellStyle style) {
        for (int column = 0; column < values.size(); column++) {
            Cell cell = row.createCell(column);
            if (values.get(column) instanceof Number number) {
                cell.setCellValue(number.doubleValue());
            } else {
                cell.setCellValue(values.get(column).toString());
            }
            if (style != null) {
                cell.setCellStyle(style);
            }
        }
    }
}
