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
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
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
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            Sheet sheet = book.createSheet(name);
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
            book.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
