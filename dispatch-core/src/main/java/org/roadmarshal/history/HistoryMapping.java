package org.roadmarshal.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.roadmarshal.gis.format.CsvRow;
import org.roadmarshal.kernel.DispatchException;

/**
 * How a foreign table becomes ours; {@code deploy/docs/history.md} describes the file.
 *
 * @param columns our column to the file's; a column that is not named here has our own name
 * @param time pattern of the times; null for ISO 8601
 * @param zone of times without an offset, or null
 * @param place with groups lon and lat, for a column {@code place} that holds both; null for columns lon and lat
 * @param values by our column: the file's value to ours
 */
public record HistoryMapping(
        Map<String, String> columns, String time, String zone, String place, Map<String, Map<String, String>> values) {
    public static final HistoryMapping OURS = new HistoryMapping(null, null, null, null, null);

    private static final JsonMapper YAML = JsonMapper.builder(new YAMLFactory())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public HistoryMapping {
        columns = columns == null ? Map.of() : Map.copyOf(columns);
        values = values == null ? Map.of() : Map.copyOf(values);
        try {
            formatter(time);
            if (zone != null) {
                ZoneId.of(zone);
            }
            if (place != null) {
                Pattern.compile(place);
                if (!place.contains("(?<lon>") || !place.contains("(?<lat>")) {
                    throw new IllegalArgumentException("place needs the groups (?<lon>...) and (?<lat>...)");
                }
            }
        } catch (DateTimeException | IllegalArgumentException e) {
            throw DispatchException.invalid("The mapping cannot be used: " + e.getMessage());
        }
    }

    public static HistoryMapping read(Path file) throws IOException {
        try {
            return YAML.readValue(Files.readString(file), HistoryMapping.class);
        } catch (JsonProcessingException e) {
            throw DispatchException.invalid(file + ": " + e.getOriginalMessage());
        }
    }

    public HistoryMapping in(ZoneId other) {
        return new HistoryMapping(columns, time, other.getId(), place, values);
    }

    public ZoneId zoneId() {
        return zone == null ? null : ZoneId.of(zone);
    }

    public DateTimeFormatter formatter() {
        return formatter(time);
    }

    /** The file's column for ours. */
    public String column(String ours) {
        return columns.getOrDefault(ours, ours);
    }

    /** In our words; null where it is empty. */
    public String text(CsvRow row, String ours) {
        String text = row.textOrNull(column(ours));
        return text == null ? null : values.getOrDefault(ours, Map.of()).getOrDefault(text.strip(), text.strip());
    }

    private static DateTimeFormatter formatter(String pattern) {
        return pattern == null ? null : DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }
}
