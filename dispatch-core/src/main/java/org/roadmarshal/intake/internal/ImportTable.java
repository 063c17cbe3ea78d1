package org.roadmarshal.intake.internal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.roadmarshal.document.SheetRows;
import org.roadmarshal.gis.format.CsvTable;
import org.roadmarshal.gis.format.FormatException;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;

/** Reads a CSV or XLSX table row by row; what it is its first bytes say. */
final class ImportTable {
    static final int MOST_ROWS = 50_000;

    private ImportTable() {}

    /** @param cells null where the row does not fit the header */
    record Row(long number, Map<ImportColumn, String> cells) {
        String get(ImportColumn column) {
            return cells.get(column);
        }
    }

    /** @throws DispatchException VALIDATION where it is no such table at all, TOO_LARGE */
    static void read(byte[] file, Consumer<Row> taken) {
        Consumer<Row> counted = counting(taken);
        if (SheetRows.looksLike(file)) {
            sheet(file, counted);
        } else {
            csv(file, counted);
        }
    }

    private static Consumer<Row> counting(Consumer<Row> taken) {
        int[] rows = {0};
        return row -> {
            if (++rows[0] > MOST_ROWS) {
                throw new DispatchException(ErrorCode.TOO_LARGE, "A table has at most " + MOST_ROWS + " rows");
            }
            taken.accept(row);
        };
    }

    private static void csv(byte[] file, Consumer<Row> taken) {
        Map<String, ImportColumn> heads = new HashMap<>();
        try {
            CsvTable.each(
                    file,
                    row -> {
                        if (heads.isEmpty()) {
                            heads.putAll(heads(List.copyOf(row.values().keySet())));
                        }
                        Map<ImportColumn, String> cells = new EnumMap<>(ImportColumn.class);
                        heads.forEach((head, column) ->
                                put(cells, column, row.values().get(head)));
                        taken.accept(new Row(row.number(), cells));
                    },
                    (reason, number) -> taken.accept(new Row(number, null)));
        } catch (FormatException e) {
            throw new DispatchException(ErrorCode.VALIDATION, e.getMessage(), e);
        }
    }

    private static void sheet(byte[] file, Consumer<Row> taken) {
        Map<String, ImportColumn> heads = new HashMap<>();
        List<List<String>> header = new ArrayList<>();
        SheetRows.read(file, (number, values) -> {
            if (values.stream().allMatch(String::isBlank)) {
                return;
            }
            if (header.isEmpty()) {
                header.add(values);
                heads.putAll(heads(values));
                return;
            }
            Map<ImportColumn, String> cells = new EnumMap<>(ImportColumn.class);
            for (int i = 0; i < Math.min(values.size(), header.get(0).size()); i++) {
                ImportColumn column = heads.get(header.get(0).get(i));
                if (column != null) {
                    put(cells, column, values.get(i));
                }
            }
            taken.accept(new Row(number, cells));
        });
    }

    private static void put(Map<ImportColumn, String> cells, ImportColumn column, String value) {
        if (value != null && !value.isBlank()) {
            cells.put(column, value.strip());
        }
    }

    private static Map<String, ImportColumn> heads(List<String> written) {
        Map<String, ImportColumn> heads = new HashMap<>();
        for (String head : written) {
            ImportColumn.of(head).ifPresent(column -> {
                if (heads.containsValue(column)) {
                    throw DispatchException.invalid("The column %s stands twice".formatted(column.chinese()));
                }
                heads.put(head, column);
            });
        }
        for (ImportColumn needed : List.of(ImportColumn.SOURCE_NUMBER, ImportColumn.CATEGORY)) {
            if (!heads.containsValue(needed)) {
                throw DispatchException.invalid("There is no column %s (%s); the columns are %s"
                        .formatted(needed.chinese(), needed.code(), String.join(", ", written)));
            }
        }
        return heads;
    }
}
