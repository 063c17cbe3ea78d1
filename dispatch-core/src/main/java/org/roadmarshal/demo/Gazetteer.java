package org.roadmarshal.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.roadmarshal.demo.Place.Plan;
import org.roadmarshal.gis.format.CsvRow;
import org.roadmarshal.gis.format.CsvTable;
import org.roadmarshal.gis.format.Feature;
import org.roadmarshal.gis.format.GeoJsonLimits;
import org.roadmarshal.gis.format.GeoJsonReader;

/** What is known of the city beforehand: the tables that lie beside this class as resources. */
final class Gazetteer {
    final List<Feature> counties = new ArrayList<>();
    final List<CsvRow> townships = table("townships.csv", "code", "name", "name_en", "county_code", "lon", "lat");
    final List<CsvRow> seats = table("seats.csv", "code", "name", "name_en", "county_code", "lon", "lat", "columns");
    final List<CsvRow> routes = table("routes.csv", "ref", "name", "class", "start_km", "places");
    final List<CsvRow> expressways = table("expressways.csv", "ref", "name", "start_km", "points", "exits");
    final List<CsvRow> squads = table("squads.csv", "code", "name", "name_en", "county_code", "lon", "lat");
    final List<CsvRow> departments = table("departments.csv", "code", "name", "name_en");
    final List<CsvRow> operators = table("operators.csv", "code", "name", "name_en", "use", "county_code");
    final List<CsvRow> stations = table("stations.csv", "code", "name", "name_en", "kind", "lon", "lat");

    Gazetteer() {
        try (InputStream stream = open("counties.geojson")) {
            new GeoJsonReader(GeoJsonLimits.IMPORT).features(stream, counties::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The county seats, then the other towns; subdistricts are parts of a seat. */
    List<Place> places(long seed) {
        List<Place> places = new ArrayList<>();
        for (CsvRow row : seats) {
            places.add(place(
                    row,
                    new Plan(
                            (int) row.number("columns"),
                            (int) row.number("rows"),
                            row.number("block"),
                            row.number("angle"))));
        }
        for (CsvRow row : townships) {
            if (!row.text("name").endsWith("街道")) {
                Chance chance = new Chance(seed, "plan " + row.text("code"));
                Plan plan = new Plan(
                        3 + chance.nextInt(4),
                        2 + chance.nextInt(3),
                        chance.between(110, 190),
                        chance.between(-40, 40));
                places.add(place(row, plan));
            }
        }
        return places;
    }

    private static Place place(CsvRow row, Plan plan) {
        Coordinate middle = Plane.at(row.number("lon"), row.number("lat"));
        return new Place(
                row.text("code"), row.text("name"), row.text("name_en"), row.text("county_code"), middle, plan);
    }

    private static List<CsvRow> table(String name, String... columns) {
        try (InputStream stream = open(name)) {
            return CsvTable.read(stream, columns);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream stream = Gazetteer.class.getResourceAsStream("/demo/" + name);
        if (stream == null) {
            throw new IOException("the resource demo/" + name + " is missing from the program");
        }
        return stream;
    }
}
