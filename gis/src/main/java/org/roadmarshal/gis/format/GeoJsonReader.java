package org.roadmarshal.gis.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.locationtech.jts.geom.Geometry;

/**
 * Reads GeoJSON (RFC 7946) in one pass; a collection is handed on feature by feature, so memory holds one of them.
 * Input is WGS-84 longitude, latitude; altitudes are dropped. A legacy {@code crs} member is refused unless it names
 * WGS-84. Anything wrong is a {@link FormatException} that carries the JSON pointer. Safe for use by many threads.
 */
public final class GeoJsonReader {
    private final GeoJsonLimits limits;
    private final JsonFactory json;

    public GeoJsonReader(GeoJsonLimits limits) {
        this.limits = limits;
        this.json = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.depth())
                        .build())
                .build();
    }

    /** One bare geometry, and nothing after it. */
    public Geometry geometry(String text) {
        try (JsonParser parser = json.createParser(new StringReader(text))) {
            return whole(parser, () -> new GeometryParser(parser, limits).read());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Every feature of a FeatureCollection; a single Feature counts as a collection of one. Closes the stream.
     *
     * @return how many features there were
     */
    public long features(InputStream stream, Consumer<Feature> each) {
        try (JsonParser parser = json.createParser(stream)) {
            return whole(parser, () -> new Document(parser, each).read());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Body<T> {
        T read() throws IOException;
    }

    private static <T> T whole(JsonParser parser, Body<T> body) throws IOException {
        try {
            parser.nextToken();
            T result = body.read();
            if (parser.nextToken() != null) {
                throw new FormatException("there is something after the end", "");
            }
            return result;
        } catch (StreamConstraintsException e) {
            throw new FormatException("too deep or too long: " + e.getOriginalMessage(), where(parser));
        } catch (JsonProcessingException e) {
            throw new FormatException(
                    "not JSON at line %d, column %d: %s"
                            .formatted(
                                    e.getLocation().getLineNr(), e.getLocation().getColumnNr(), e.getOriginalMessage()),
                    where(parser));
        }
    }

    static String where(JsonParser parser) {
        return parser.getParsingContext().pathAsPointer().toString();
    }

    /** The members of a Feature or FeatureCollection may come in any order, so "features" is what starts the stream. */
    private final class Document {
        private final JsonParser parser;
        private final Consumer<Feature> each;

        Document(JsonParser parser, Consumer<Feature> each) {
            this.parser = parser;
            this.each = each;
        }

        long read() throws IOException {
            expect(JsonToken.START_OBJECT, "a FeatureCollection or Feature object");
            FeatureMembers members = new FeatureMembers();
            Long count = null;
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String member = parser.currentName();
                parser.nextToken();
                if (member.equals("features")) {
                    count = list();
                } else {
                    members.take(member);
                }
            }
            String expected = count == null ? "Feature" : "FeatureCollection";
            if (!expected.equals(members.type)) {
                throw new FormatException("type must be FeatureCollection or Feature, not " + members.type, "/type");
            }
            if (count == null) {
                each.accept(members.feature());
                return 1;
            }
            return count;
        }

        private long list() throws IOException {
            expect(JsonToken.START_ARRAY, "an array of features");
            long count = 0;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                each.accept(one());
                count++;
            }
            return count;
        }

        private Feature one() throws IOException {
            expect(JsonToken.START_OBJECT, "a Feature object");
            String at = where(parser);
            FeatureMembers members = new FeatureMembers();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String member = parser.currentName();
                parser.nextToken();
                members.take(member);
            }
            if (!"Feature".equals(members.type)) {
                throw new FormatException("type must be Feature, not " + members.type, at);
            }
            return members.feature();
        }

        private void expect(JsonToken token, String what) {
            if (parser.currentToken() != token) {
                throw new FormatException("expected " + what, where(parser));
            }
        }

        private final class FeatureMembers {
            private String type;
            private String id;
            private Map<String, Object> properties = Map.of();
            private Geometry geometry;

            void take(String member) throws IOException {
                switch (member) {
                    case "type" -> type = parser.getValueAsString();
                    case "id" -> id = parser.getValueAsString();
                    case "geometry" ->
                        geometry = parser.currentToken() == JsonToken.VALUE_NULL
                                ? null
                                : new GeometryParser(parser, limits).read();
                    case "properties" -> properties = properties();
                    case "crs" -> JsonValues.requireWgs84(parser);
                    default -> parser.skipChildren();
                }
            }

            private Map<String, Object> properties() throws IOException {
                if (parser.currentToken() == JsonToken.VALUE_NULL) {
                    return Map.of();
                }
                expect(JsonToken.START_OBJECT, "an object of properties");
                Map<String, Object> values = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    values.put(name, JsonValues.read(parser));
                }
                return values;
            }

            Feature feature() {
                return new Feature(id, properties, geometry);
            }
        }
    }
}
