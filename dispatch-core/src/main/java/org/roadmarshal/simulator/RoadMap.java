package org.roadmarshal.simulator;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.geo.Wgs84;
import org.roadmarshal.gis.road.Road;
import org.roadmarshal.gis.road.RoadClass;
import org.roadmarshal.gis.road.RoadGraph;
import org.roadmarshal.gis.road.Snap;

/** The roads and the squads' areas, as the API's layers show them. */
record RoadMap(RoadGraph roads, Map<String, PreparedGeometry> areas) {
    private static final int PAGE = 2_000;
    private static final double SNAP_METRES = 2_000;
    private static final int TRIES = 50;

    static Future<RoadMap> load(Api api) {
        return features(api, "roads")
                .compose(roads -> features(api, "jurisdictions").map(areas -> of(roads, areas)));
    }

    static RoadMap of(List<JsonObject> roads, List<JsonObject> areas) {
        Map<String, PreparedGeometry> byAgency = new HashMap<>();
        for (JsonObject area : areas) {
            byAgency.put(
                    area.getJsonObject("properties").getString("code"),
                    PreparedGeometryFactory.prepare(area(area.getJsonObject("geometry"))));
        }
        return new RoadMap(RoadGraph.of(roads.stream().map(RoadMap::road).toList()), byAgency);
    }

    private static Future<List<JsonObject>> features(Api api, String layer) {
        return api.all("/layers/" + layer + "/features?limit=" + PAGE, "features");
    }

    /** A place on a road of an agency's area; one without an area of its own has what lies around a place. */
    Optional<Snap> somewhere(String agencyCode, Lonlat around, double metres, Random random) {
        PreparedGeometry area = areas.get(agencyCode);
        for (int i = 0; i < TRIES; i++) {
            Lonlat place =
                    Earth.destination(around, random.nextDouble() * 360, Math.sqrt(random.nextDouble()) * metres);
            if (area == null || area.contains(Wgs84.point(place))) {
                Optional<Snap> snap = roads.nearest(place, SNAP_METRES);
                if (snap.isPresent()) {
                    return snap;
                }
            }
        }
        return Optional.empty();
    }

    private static Road road(JsonObject feature) {
        JsonObject properties = feature.getJsonObject("properties");
        return new Road(
                properties.getLong("id"),
                RoadClass.valueOf(properties.getString("class").toUpperCase(Locale.ROOT)),
                false,
                properties.getString("ref"),
                properties.getString("name"),
                properties.getBoolean("oneway", false),
                properties.getInteger("maxSpeed", 0),
                line(feature.getJsonObject("geometry").getJsonArray("coordinates")));
    }

    private static Geometry area(JsonObject geometry) {
        JsonArray coordinates = geometry.getJsonArray("coordinates");
        if (geometry.getString("type").equals("Polygon")) {
            return polygon(coordinates);
        }
        Polygon[] polygons =
                coordinates.stream().map(each -> polygon((JsonArray) each)).toArray(Polygon[]::new);
        return Wgs84.FACTORY.createMultiPolygon(polygons);
    }

    private static Polygon polygon(JsonArray coordinates) {
        LinearRing[] rings = coordinates.stream()
                .map(ring -> Wgs84.FACTORY.createLinearRing(coordinates((JsonArray) ring)))
                .toArray(LinearRing[]::new);
        LinearRing[] holes = Arrays.copyOfRange(rings, 1, rings.length);
        return Wgs84.FACTORY.createPolygon(rings[0], holes);
    }

    private static LineString line(JsonArray coordinates) {
        return Wgs84.line(coordinates(coordinates));
    }

    private static Coordinate[] coordinates(JsonArray positions) {
        return positions.stream()
                .map(position ->
                        new Coordinate(((JsonArray) position).getDouble(0), ((JsonArray) position).getDouble(1)))
                .toArray(Coordinate[]::new);
    }

    /** What the road is called, for people. */
    static String name(Road road) {
        String ref = road.ref() == null ? "" : road.ref();
        return road.name() == null ? ref : (ref + " " + road.name()).strip();
    }
}
