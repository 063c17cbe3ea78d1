package org.roadmarshal.gis.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * A CSV file (RFC 4180) with a header row, as people bring them: UTF-8 with or without a byte order mark, or what
 * Excel writes in China (GB18030). Columns may come in any order and there may be more of them; those asked for must
 * be there. Every error names the row as a spreadsheet numbers it, the header being row 1.
 */
public final class CsvTable {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .setIgnoreEmptyLines(false)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .get();

    private CsvTable() {}

    /**
     * @param columns the columns that must be there
     * @throws FormatException when it is not such a table
     */
    public static List<CsvRow> read(Path file, String... columns) throws IOException {
        return parse(decode(Files.readAllBytes(file)), columns);
    }

    /** The same from a stream, which is read to its end and left open. */
    public static List<CsvRow> read(InputStream stream, String... columns) throws IOException {
        return parse(decode(stream.readAllBytes()), columns);
    }

    /**
     * Row by row, so that a row which does not fit the header costs no other.
     *
     * @param refused is told the row's number, and why
     * @throws FormatException when it is no such table at all
     */
    public static void each(byte[] bytes, Consumer<CsvRow> taken, ObjLongConsumer<String> refused, String... columns) {
        each(decode(bytes), taken, refused, columns);
    }

    private static List<CsvRow> parse(String text, String... columns) {
        List<CsvRow> rows = new ArrayList<>();
        each(
                text,
                rows::add,
                (reason, row) -> {
                    throw new FormatException(reason, "row " + row);
                },
                columns);
        return rows;
    }

    private static void each(String text, Consumer<CsvRow> taken, ObjLongConsumer<String> refused, String... columns) {
        try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
            for (String column : columns) {
                if (!parser.getHeaderMap().containsKey(column)) {
                    throw new FormatException(
                            "there is no column " + column + "; the columns are "
                                    + String.join(", ", parser.getHeaderNames()),
                            "row 1");
                }
            }
            for (CSVRecord row : parser) {
                long number = row.getRecordNumber() + 1;
                if (row.size() == 1 && row.get(0).isBlank()) {
                    continue;
                }
                if (row.isConsistent()) {
                    taken.accept(new CsvRow(number, row.toMap()));
                } else {
                    refused.accept(
                            "%d values, but the header has %d"
                                    .formatted(row.size(), parser.getHeaderMap().size()),
                            number);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            throw new FormatException("not a CSV table: " + e.getMessage(), "");
        }
    }

    private static String decode(byte[] bytes) {
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            try {
                String text =
                        charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
                return text.startsWith("\uFEFF") ? text.substring(1) : text;
            } catch (CharacterCodingException e) {
                continue;
            }
        }
        throw new FormatException("the text is neither UTF-8 nor GB18030", "");
    }
}
