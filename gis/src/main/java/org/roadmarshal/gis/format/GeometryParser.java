package org.roadmarshal.gis.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.roadmarshal.gis.geo.Wgs84;

/**
 * One geometry at a parser's current token. As "type" may come after "coordinates", the arrays are first read as they
 * are nested, each with its JSON pointer, and shaped when the object ends.
 */
final class GeometryParser {
    private final JsonParser parser;
    private final GeoJsonLimits limits;
    private int vertices;

    GeometryParser(JsonParser parser, GeoJsonLimits limits) {
        this.parser = parser;
        this.limits = limits;
    }

    Geometry read() throws IOException {
        String at = GeoJsonReader.where(parser);
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new FormatException("expected a geometry object", at);
        }
        String type = null;
        Nested coordinates = null;
        List<Geometry> geometries = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String member = parser.currentName();
            parser.nextToken();
            switch (member) {
                case "type" -> type = parser.getValueAsString();
                case "coordinates" -> coordinates = nested();
                case "geometries" -> geometries = list();
                case "crs" -> JsonValues.requireWgs84(parser);
                default -> parser.skipChildren();
            }
        }
        if ("GeometryCollection".equals(type)) {
            if (geometries == null) {
                throw new FormatException("a GeometryCollection needs geometries", at);
            }
            return Wgs84.FACTORY.createGeometryCollection(geometries.toArray(Geometry[]::new));
        }
        return GeometryType.of(type, at).shape(coordinates, at);
    }

    private List<Geometry> list() throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new FormatException("expected an array of geometries", GeoJsonReader.where(parser));
        }
        List<Geometry> geometries = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            geometries.add(read());
        }
        return geometries;
    }

    private Nested nested() throws IOException {
        String at = GeoJsonReader.where(parser);
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new FormatException("expected an array", at);
        }
        JsonToken first = parser.nextToken();
        if (first.isNumeric()) {
            return new Nested(at, position(at), List.of());
        }
        List<Nested> parts = new ArrayList<>();
        while (parser.currentToken() != JsonToken.END_ARRAY) {
            parts.add(nested());
            parser.nextToken();
        }
        return new Nested(at, null, parts);
    }

    private Coordinate position(String at) throws IOException {
        if (++vertices > limits.vertices()) {
            throw new FormatException("more than " + limits.vertices() + " positions in one geometry", at);
        }
        double[] numbers = new double[2];
        int count = 0;
        for (; parser.currentToken() != JsonToken.END_ARRAY; parser.nextToken()) {
            if (!parser.currentToken().isNumeric()) {
                throw new FormatException("a position holds numbers only", at);
            }
            if (count < 2) {
                numbers[count] = parser.getDoubleValue();
            }
            count++;
        }
        if (count < 2 || count > 4) {
            throw new FormatException("a position is [longitude, latitude], not " + count + " numbers", at);
        }
        limits.within().fault(numbers[0], numbers[1]).ifPresent(fault -> {
            throw new FormatException(fault, at);
        });
        return new Coordinate(numbers[0], numbers[1]);
    }

    /** A position, or the parts of an array of arrays. */
    record Nested(String at, Coordinate position, List<Nested> parts) {}
}
