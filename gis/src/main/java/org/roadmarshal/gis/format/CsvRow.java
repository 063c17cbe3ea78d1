package org.roadmarshal.gis.format;

import java.util.Map;
import org.roadmarshal.gis.geo.Lonlat;

/**
 * One row of a {@link CsvTable}. Every accessor throws {@link FormatException} naming the row and column.
 *
 * @param number as a spreadsheet counts, the header being 1
 */
public record CsvRow(long number, Map<String, String> values) {
    /** The value, never blank. */
    public String text(String column) {
        String value = textOrNull(column);
        if (value == null) {
            throw fault(column, "is empty");
        }
        return value;
    }

    /** The value, null when blank or when there is no such column. */
    public String textOrNull(String column) {
        String value = values.get(column);
        return value == null || value.isBlank() ? null : value;
    }

    public double number(String column) {
        Double value = numberOrNull(column);
        if (value == null) {
            throw fault(column, "is empty");
        }
        return value;
    }

    /** The finite number, null when blank. */
    public Double numberOrNull(String column) {
        String text = textOrNull(column);
        if (text == null) {
            return null;
        }
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw fault(column, "must be a number, not " + text);
        }
        throw fault(column, "must be a finite number, not " + text);
    }

    /** The WGS-84 place of the columns lon and lat. */
    public Lonlat place() {
        try {
            return new Lonlat(number("lon"), number("lat"));
        } catch (IllegalArgumentException e) {
            throw new FormatException(e.getMessage(), "row " + number);
        }
    }

    public FormatException fault(String column, String what) {
        return new FormatException(column + " " + what, "row " + number);
    }
}
