package org.roadmarshal.cityimport.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.roadmarshal.gis.geo.Viewport;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.layer.City;

/** Reads {@code city.json}. */
final class CityJson {
    private static final String FILE = "city.json";

    /** How far beyond the city's bounds its things may stand, degrees. */
    private static final double MARGIN = 0.5;

    private final Directory directory;
    private Viewport around;

    CityJson(Directory directory) {
        this.directory = directory;
    }

    /** Where the city's things may stand; null before it is read, and where the bounds are faulty. */
    Viewport around() {
        return around;
    }

    /** Null where it is faulty. */
    City read() {
        try {
            JsonNode json = Json.MAPPER.readTree(Files.readString(directory.file(FILE)));
            List<Double> bounds = numbers(json, "bounds", 4);
            List<Double> centre = numbers(json, "centre", 2);
            Viewport box = new Viewport(bounds.get(0), bounds.get(1), bounds.get(2), bounds.get(3));
            box.fault(centre.get(0), centre.get(1)).ifPresent(fault -> directory.fault(FILE, "centre: " + fault));
            around = wider(box);
            String code = text(json, "code");
            if (!code.matches("[a-z][a-z0-9-]{1,31}")) {
                directory.fault(FILE, "code must be lower-case letters, digits and -, not " + code);
            }
            return new City(
                    code,
                    text(json, "name"),
                    text(json, "nameEn"),
                    new Location(centre.get(0), centre.get(1)),
                    bounds,
                    ZoneId.of(text(json, "timeZone")).getId(),
                    json.path("illustrative").asText(null));
        } catch (JsonProcessingException e) {
            directory.fault(FILE, "is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            directory.fault(FILE, "cannot be read");
        } catch (IllegalArgumentException | DateTimeException | DispatchException e) {
            directory.fault(FILE, e.getMessage());
        }
        return null;
    }

    private static String text(JsonNode json, String name) {
        String text = json.path(name).asText("");
        if (text.isBlank()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return text;
    }

    private static List<Double> numbers(JsonNode json, String name, int count) {
        List<Double> numbers = new ArrayList<>();
        json.path(name).forEach(number -> numbers.add(number.asDouble(Double.NaN)));
        if (numbers.size() != count) {
            throw new IllegalArgumentException(name + " must be an array of " + count + " numbers");
        }
        return numbers;
    }

    private static Viewport wider(Viewport box) {
        return new Viewport(
                Math.max(-180, box.west() - MARGIN),
                Math.max(-90, box.south() - MARGIN),
                Math.min(180, box.east() + MARGIN),
                Math.min(90, box.north() + MARGIN));
    }
}
