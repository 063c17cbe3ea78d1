package org.roadmarshal.cityimport.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.roadmarshal.gis.format.CsvRow;
import org.roadmarshal.gis.format.CsvTable;
import org.roadmarshal.gis.format.Feature;
import org.roadmarshal.gis.format.FormatException;
import org.roadmarshal.gis.format.GeoJsonLimits;
import org.roadmarshal.gis.format.GeoJsonReader;

/** Opens the files of a city directory and collects what is wrong with them. */
final class Directory {
    private final Path path;
    private final List<String> errors = new ArrayList<>();

    Directory(Path path) {
        this.path = path;
    }

    List<String> errors() {
        return errors;
    }

    Path file(String name) {
        return path.resolve(name);
    }

    boolean has(String name) {
        return Files.isRegularFile(file(name));
    }

    void fault(String where, String what) {
        errors.add(where + ": " + what);
    }

    /** The rows of a table, in order; none where there is no such file. */
    <T> List<T> table(String name, Function<Row, T> read, String... columns) {
        List<T> rows = new ArrayList<>();
        if (has(name)) {
            try {
                for (CsvRow row : CsvTable.read(file(name), columns)) {
                    rows.add(read.apply(new Row(name, row, errors)));
                }
            } catch (FormatException e) {
                fault(name, e);
            } catch (IOException e) {
                fault(name, "cannot be read: " + e.getMessage());
            }
        }
        return rows;
    }

    /** The features of a map, in order; none where there is no such file. @param read gives null for one that is faulty */
    <T> List<T> map(String name, Function<Feature, T> read) {
        List<T> features = new ArrayList<>();
        if (has(name)) {
            try {
                new GeoJsonReader(GeoJsonLimits.IMPORT)
                        .features(Files.newInputStream(file(name)), feature -> features.add(read.apply(feature)));
            } catch (FormatException e) {
                fault(name, e);
            } catch (IOException e) {
                fault(name, "cannot be read: " + e.getMessage());
            }
        }
        return features;
    }

    /** Notes a key that stands twice; rows are counted from the second line. @return all keys */
    <T> Set<String> unique(String name, String what, List<T> rows, Function<T, String> key) {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            String value = key.apply(rows.get(i));
            if (value != null && !keys.add(value)) {
                fault(name + ":" + (i + 2), what + " " + value + " stands twice");
            }
        }
        return keys;
    }

    private void fault(String name, FormatException e) {
        String where = e.where().replaceFirst("^row ", "");
        fault(
                where.isEmpty() ? name : name + ":" + where,
                e.where().isEmpty()
                        ? e.getMessage()
                        : e.getMessage().substring(e.where().length() + 2));
    }
}
