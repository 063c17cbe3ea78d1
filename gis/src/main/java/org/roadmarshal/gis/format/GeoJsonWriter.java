package org.roadmarshal.gis.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * Writes a GeoJSON FeatureCollection (RFC 7946) feature by feature, one on a line; {@link #close} ends it.
 * Coordinates are WGS-84, rounded to seven decimals (a centimetre). For one thread.
 */
public final class GeoJsonWriter implements Closeable {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final JsonGenerator out;

    public GeoJsonWriter(OutputStream stream) throws IOException {
        out = JSON.createGenerator(stream);
        out.writeStartObject();
        out.writeStringField("type", "FeatureCollection");
        out.writeArrayFieldStart("features");
    }

    /** One bare geometry. */
    public static String geometry(Geometry geometry) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            write(out, geometry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    public void write(Feature feature) throws IOException {
        out.writeRaw('\n');
        out.writeStartObject();
        out.writeStringField("type", "Feature");
        if (feature.id() != null) {
            out.writeStringField("id", feature.id());
        }
        out.writeFieldName("properties");
        value(feature.properties());
        out.writeFieldName("geometry");
        if (feature.geometry() == null) {
            out.writeNull();
        } else {
            write(out, feature.geometry());
        }
        out.writeEndObject();
    }

    @Override
    public void close() throws IOException {
        out.writeEndArray();
        out.writeEndObject();
        out.writeRaw('\n');
        out.close();
    }

    private void value(Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.writeFieldName(entry.getKey().toString());
                value(entry.getValue());
            }
            out.writeEndObject();
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            for (Object item : list) {
                value(item);
            }
            out.writeEndArray();
        } else {
            out.writePOJO(value);
        }
    }

    private static void write(JsonGenerator out, Geometry geometry) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", geometry.getGeometryType());
        if (geometry.getGeometryType().equals(Geometry.TYPENAME_GEOMETRYCOLLECTION)) {
            out.writeArrayFieldStart("geometries");
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                write(out, geometry.getGeometryN(i));
            }
            out.writeEndArray();
        } else {
            out.writeFieldName("coordinates");
            coordinates(out, geometry);
        }
        out.writeEndObject();
    }

    private static void coordinates(JsonGenerator out, Geometry geometry) throws IOException {
        if (geometry instanceof Point point) {
            position(out, point.getCoordinateSequence(), 0);
        } else if (geometry instanceof LineString line) {
            positions(out, line);
        } else if (geometry instanceof Polygon polygon) {
            out.writeStartArray();
            positions(out, polygon.getExteriorRing());
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                positions(out, polygon.getInteriorRingN(i));
            }
            out.writeEndArray();
        } else {
            out.writeStartArray();
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                coordinates(out, geometry.getGeometryN(i));
            }
            out.writeEndArray();
        }
    }

    private static void positions(JsonGenerator out, LineString line) throws IOException {
        out.writeStartArray();
        for (int i = 0; i < line.getNumPoints(); i++) {
            position(out, line.getCoordinateSequence(), i);
        }
        out.writeEndArray();
    }

    private static void position(JsonGenerator out, CoordinateSequence vertices, int i) throws IOException {
        out.writeStartArray();
        if (i < vertices.size()) {
            out.writeNumber(round(vertices.getX(i)));
            out.writeNumber(round(vertices.getY(i)));
        }
        out.writeEndArray();
    }

    private static BigDecimal round(double degrees) {
        return BigDecimal.valueOf(degrees).setScale(7, RoundingMode.HALF_EVEN).stripTrailingZeros();
    }
}
