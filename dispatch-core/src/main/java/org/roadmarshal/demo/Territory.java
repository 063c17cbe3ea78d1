package org.roadmarshal.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;
import org.roadmarshal.gis.format.CsvRow;
import org.roadmarshal.gis.format.Feature;
import org.roadmarshal.gis.format.GeoJsonWriter;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.geo.Wgs84;

/** Who is responsible where: the counties, and the area of every squad, each county shared among its squads. */
final class Territory {
    private final Gazetteer gazetteer;
    private final Map<String, PreparedGeometry> counties = new LinkedHashMap<>();
    private final Map<String, PreparedGeometry> squadAreas = new LinkedHashMap<>();

    Territory(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
        for (Feature county : gazetteer.counties) {
            counties.put(county.id(), PreparedGeometryFactory.prepare(county.geometry()));
            share(county);
        }
    }

    Optional<String> countyOf(Lonlat place) {
        return holder(counties, place);
    }

    /** The squad whose area holds a place; empty outside the city. */
    Optional<String> squadOf(Lonlat place) {
        return holder(squadAreas, place);
    }

    /** The township of the county whose seat is nearest. */
    String townshipOf(Lonlat place, String county) {
        return gazetteer.townships.stream()
                .filter(row -> row.text("county_code").equals(county))
                .min((a, b) -> Double.compare(Earth.metres(a.place(), place), Earth.metres(b.place(), place)))
                .orElseThrow()
                .text("code");
    }

    Envelope bounds() {
        Envelope bounds = new Envelope();
        counties.values()
                .forEach(county -> bounds.expandToInclude(county.getGeometry().getEnvelopeInternal()));
        return bounds;
    }

    void write(Path directory) throws IOException {
        try (GeoJsonWriter out = new GeoJsonWriter(Files.newOutputStream(directory.resolve("counties.geojson")))) {
            for (Feature county : gazetteer.counties) {
                out.write(county);
            }
        }
        try (GeoJsonWriter out = new GeoJsonWriter(Files.newOutputStream(directory.resolve("jurisdictions.geojson")))) {
            for (CsvRow squad : gazetteer.squads) {
                String code = squad.text("code");
                if (squadAreas.containsKey(code)) {
                    Map<String, Object> properties = new LinkedHashMap<>();
                    properties.put("agency_code", code);
                    properties.put("name", squad.text("name"));
                    properties.put("name_en", squad.text("name_en"));
                    out.write(new Feature(code, properties, squadAreas.get(code).getGeometry()));
                }
            }
        }
    }

    private static Optional<String> holder(Map<String, PreparedGeometry> areas, Lonlat place) {
        return areas.entrySet().stream()
                .filter(area -> area.getValue().covers(Wgs84.point(place)))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Every place of a county belongs to the squad whose post is nearest. */
    private void share(Feature county) {
        List<CsvRow> squads = gazetteer.squads.stream()
                .filter(squad -> county.id().equals(squad.textOrNull("county_code")))
                .toList();
        if (squads.size() == 1) {
            squadAreas.put(squads.get(0).text("code"), counties.get(county.id()));
            return;
        }
        List<Coordinate> posts = new ArrayList<>();
        squads.forEach(squad -> posts.add(squad.place().toCoordinate()));
        VoronoiDiagramBuilder voronoi = new VoronoiDiagramBuilder();
        voronoi.setSites(posts);
        Envelope around = county.geometry().getEnvelopeInternal().copy();
        around.expandBy(1);
        voronoi.setClipEnvelope(around);
        Geometry cells = voronoi.getDiagram(Wgs84.FACTORY);
        for (int i = 0; i < cells.getNumGeometries(); i++) {
            Geometry cell = cells.getGeometryN(i);
            Coordinate post = (Coordinate) cell.getUserData();
            squadAreas.put(
                    squads.get(posts.indexOf(post)).text("code"),
                    PreparedGeometryFactory.prepare(
                            OverlayNGRobust.overlay(county.geometry(), cell, OverlayNG.INTERSECTION)));
        }
    }
}
