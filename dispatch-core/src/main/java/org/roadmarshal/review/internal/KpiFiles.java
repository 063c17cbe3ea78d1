package org.roadmarshal.review.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.roadmarshal.review.Kpis;

/** Figures as files. */
final class KpiFiles {
    private static final int CHARACTER = 256;

    private KpiFiles() {}

    /** With a byte order mark, without which Excel takes Chinese for something else. */
    static byte[] csv(Kpis kpis, Locale locale) {
        StringBuilder text = new StringBuilder("\uFEFF");
        try {
            for (List<Object> row : new KpiTable(kpis, locale).rows()) {
                CSVFormat.RFC4180.printRecord(
                        text, row.stream().map(KpiFiles::harmless).toArray());
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

    static byte[] xlsx(Kpis kpis, Locale locale) {
        List<List<Object>> rows = new KpiTable(kpis, locale).rows();
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            Sheet sheet = book.createSheet("KPI");
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
