package org.roadmarshal.intake.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.roadmarshal.document.Spreadsheet;
import org.roadmarshal.intake.ImportLine;
import org.roadmarshal.intake.ImportLine.Fault;
import org.roadmarshal.issue.ImportedIssue;

/** Imports as people read them: a row in short, the report as a table, and the table to begin with. */
final class ImportWords {
    private ImportWords() {}

    static String makes(ImportedIssue issue, String agency) {
        return Stream.of(
                        issue.category(),
                        issue.quantities().stream()
                                .map(line -> line.found().toPlainString() + " "
                                        + line.unit().code())
                                .collect(Collectors.joining(" + ")),
                        Stream.of(issue.route(), issue.stake())
                                .filter(Objects::nonNull)
                                .collect(Collectors.joining(" ")),
                        agency,
                        issue.state().code())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** A line a fault, a line for each row without; gzipped. */
    static byte[] csv(List<ImportLine> lines) {
        List<List<Object>> rows = new ArrayList<>();
        rows.add(List.of("行/row", "结果/outcome", "来源编号/source_number", "列/column", "值/value", "问题/problem", "生成/makes"));
        for (ImportLine line : lines) {
            if (line.faults().isEmpty()) {
                rows.add(row(line, null));
            }
            line.faults().forEach(fault -> rows.add(row(line, fault)));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
            zipped.write(Spreadsheet.csv(rows));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] unzipped(byte[] csv) {
        try (GZIPInputStream zipped = new GZIPInputStream(new ByteArrayInputStream(csv))) {
            return zipped.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Object> row(ImportLine line, Fault fault) {
        return List.of(
                line.row(),
                line.outcome().code(),
                orEmpty(line.number()),
                fault == null || fault.column() == null
                        ? ""
                        : ImportColumn.valueOf(fault.column().toUpperCase(Locale.ROOT))
                                .chinese(),
                fault == null ? "" : orEmpty(fault.value()),
                fault == null ? "" : fault.reason().sentence(),
                orEmpty(line.makes()));
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    /** All columns, and two rows to be written over. */
    static List<List<Object>> template() {
        return List.of(
                Stream.of(ImportColumn.values())
                        .map(column -> (Object) column.chinese())
                        .toList(),
                List.of(
                        "LN-2026-0001",
                        "垃圾",
                        120.4512345,
                        41.5712345,
                        "G101",
                        "K480+200",
                        "左",
                        "",
                        "",
                        1.5,
                        "",
                        "2026-11-20 09:30",
                        "登记",
                        "",
                        "",
                        "路肩外侧倾倒垃圾"),
                List.of(
                        "LN-2026-0002",
                        "heap",
                        120.46,
                        41.58,
                        "S206",
                        "K12+300",
                        "右",
                        1,
                        20,
                        "",
                        "",
                        "2026-11-21",
                        "立案",
                        "",
                        "",
                        "占道堆放砂石"));
    }
}
