package org.roadmarshal.demo;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.roadmarshal.gis.geo.Lonlat;

/** Writes one table of the city directory: UTF-8, a header row, empty for null. */
final class CsvFile implements Closeable {
    private final CSVPrinter out;
    private final int columns;

    CsvFile(Path file, String header) throws IOException {
        BufferedWriter writer = Files.newBufferedWriter(file);
        String[] names = header.split(",");
        columns = names.length;
        out = new CSVPrinter(
                writer,
                CSVFormat.RFC4180
                        .builder()
                        .setRecordSeparator('\n')
                        .setHeader(names)
                        .get());
    }

    void row(Object... values) throws IOException {
        if (values.length != columns) {
            throw new IllegalArgumentException(values.length + " values for " + columns + " columns");
        }
        out.printRecord(values);
    }

    /** A coordinate as the tables have it: seven decimals. */
    static String degrees(double degrees) {
        return BigDecimal.valueOf(Math.round(degrees * 1e7), 7).toPlainString();
    }

    static String lon(Lonlat place) {
        return degrees(place.lon());
    }

    static String lat(Lonlat place) {
        return degrees(place.lat());
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
