package org.roadmarshal.cityimport.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.roadmarshal.gis.format.CsvRow;
import org.roadmarshal.gis.format.FormatException;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.geo.Viewport;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Location;

/** A row that notes what is wrong with it, all of it, and goes on with null in its place. */
final class Row {
    private final String file;
    private final CsvRow row;
    private final List<String> errors;

    Row(String file, CsvRow row, List<String> errors) {
        this.file = file;
        this.row = row;
        this.errors = errors;
    }

    String where() {
        return file + ":" + row.number();
    }

    void fault(String what) {
        errors.add(where() + ": " + what);
    }

    String text(String column) {
        return noting(() -> row.text(column));
    }

    String textOrNull(String column) {
        return row.textOrNull(column);
    }

    Double number(String column) {
        return noting(() -> row.number(column));
    }

    Double numberOrNull(String column) {
        return noting(() -> row.numberOrNull(column));
    }

    /** One of these words. */
    String word(String column, Collection<String> words) {
        String word = text(column);
        if (word != null && !words.contains(word)) {
            fault(column + " must be one of " + String.join(", ", words) + ", not " + word);
        }
        return word;
    }

    /** One of these words, or another where the column is empty or not there. */
    String wordOr(String column, Collection<String> words, String otherwise) {
        return textOrNull(column) == null ? otherwise : word(column, words);
    }

    /** A text of a certain form; null where the column is empty. @param what the form, for people */
    String matching(String column, Pattern form, String what) {
        String text = textOrNull(column);
        if (text != null && !form.matcher(text).matches()) {
            fault(column + " must be " + what + ", not " + text);
        }
        return text;
    }

    <E extends Enum<E> & Coded> E coded(String column, Class<E> type) {
        List<String> codes = Stream.of(type.getEnumConstants()).map(Coded::code).toList();
        String word = word(column, codes);
        return word != null && codes.contains(word) ? Coded.of(type, word) : null;
    }

    /** The code of something in another table; null where the column is empty. */
    String reference(String column, String what, Collection<String> known) {
        String code = textOrNull(column);
        if (code != null && !known.contains(code)) {
            fault(column + ": there is no " + what + " " + code);
        }
        return code;
    }

    /** The same, where it must not be empty. */
    String needed(String column, String what, Collection<String> known) {
        return text(column) == null ? null : reference(column, what, known);
    }

    LocalDate date(String column) {
        String text = textOrNull(column);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            fault(column + " must be a date such as 2027-01-31, not " + text);
            return null;
        }
    }

    Instant time(String column) {
        String text = text(column);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            fault(column + " must be a time such as 2026-03-16T08:00:00+08:00, not " + text);
            return null;
        }
    }

    Instant timeOrNull(String column) {
        return textOrNull(column) == null ? null : time(column);
    }

    /** lon and lat. @param within where it must lie; null where that is not known */
    Location place(Viewport within) {
        Lonlat place = noting(row::place);
        if (place == null) {
            return null;
        }
        if (within != null) {
            within.fault(place.lon(), place.lat()).ifPresent(this::fault);
        }
        return new Location(place.lon(), place.lat());
    }

    private <T> T noting(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (FormatException e) {
            fault(e.getMessage().substring(e.where().length() + 2));
            return null;
        }
    }
}
