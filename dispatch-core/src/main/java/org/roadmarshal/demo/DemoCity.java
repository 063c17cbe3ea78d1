package org.roadmarshal.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.roadmarshal.gis.format.CsvRow;
import org.roadmarshal.gis.format.Feature;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.geo.Wgs84;
import org.roadmarshal.gis.road.Road;
import org.roadmarshal.gis.road.RoadGraph;
import org.roadmarshal.gis.road.Snap;

/**
 * Writes the demo city, Chaoyang in Liaoning, as a <em>city directory</em>: the form in which everybody brings their
 * own city. County borders, townships, totals and routes are real; people, operators, plates, issues' places and
 * the roads' courses are made up. The same seed writes the same bytes.
 *
 * <p>The directory holds {@code city.json}, {@code agencies.csv}, {@code counties.geojson},
 * {@code jurisdictions.geojson}, {@code people.csv}, {@code vehicles.csv}, {@code equipment.csv},
 * {@code stations.csv}, {@code units.csv}, {@code issues.csv}, {@code campaigns.csv}, the routes ({@code routes.csv}, {@code route_*},
 * {@code announced_zones.geojson}), {@code roads.osm} and {@code NOTICE}. Tables are UTF-8 CSV with a header, places are WGS-84 longitude and latitude.
 */
public final class DemoCity {
    private static final String BUREAU = "bureau";
    private static final double SNAP_METRES = 3000;

    /** Writes into a directory, which is made when it is missing; files of the same names are replaced. */
    public void write(Path directory, long seed) throws IOException {
        Files.createDirectories(directory);
        Gazetteer gazetteer = new Gazetteer();
        Territory territory = new Territory(gazetteer);
        RoadNetwork network = RoadNetwork.of(gazetteer, seed);
        RoadGraph roads = graph(network.ways());

        city(directory.resolve("city.json"), territory.bounds());
        agencies(directory.resolve("agencies.csv"), gazetteer);
        territory.write(directory);
        stations(directory.resolve("stations.csv"), gazetteer, territory, roads);
        try (CsvFile vehicles =
                new CsvFile(directory.resolve("vehicles.csv"), "plate,plate_colour,kind,use,agency_code,terminal")) {
            new Force(gazetteer.squads, seed).write(directory, vehicles, roads);
            new SupervisedFleet(gazetteer.operators, seed).write(vehicles);
        }
        new Campaign(network.highways(), territory, seed).write(directory.resolve("issues.csv"));
        new RouteFiles(directory, network.routes(), seed).write();
        Campaign.writePlan(directory.resolve("campaigns.csv"));
        OsmFile.write(directory.resolve("roads.osm"), network.ways());
        try (InputStream notice = DemoCity.class.getResourceAsStream("/demo/NOTICE")) {
            Files.write(directory.resolve("NOTICE"), notice.readAllBytes());
        }
    }

    private static RoadGraph graph(List<Draft> ways) {
        List<Road> roads = new ArrayList<>();
        for (Draft way : ways) {
            Coordinate[] line = way.line().stream()
                    .map(place -> Plane.lonlat(place).toCoordinate())
                    .toArray(Coordinate[]::new);
            Draft.Kind kind = way.kind();
            roads.add(new Road(
                    roads.size() + 1,
                    kind.roadClass(),
                    kind.link(),
                    kind.ref(),
                    kind.name(),
                    kind.oneway(),
                    kind.maxSpeed(),
                    Wgs84.line(line)));
        }
        return RoadGraph.of(roads);
    }

    private static void city(Path file, Envelope bounds) throws IOException {
        try (JsonGenerator out = new JsonFactory().createGenerator(Files.newBufferedWriter(file))) {
            out.useDefaultPrettyPrinter();
            out.writeStartObject();
            out.writeStringField("code", "chaoyang");
            out.writeStringField("name", "朝阳市");
            out.writeStringField("nameEn", "Chaoyang");
            out.writeFieldName("centre");
            out.writeArray(new double[] {120.45, 41.573}, 0, 2);
            out.writeFieldName("bounds");
            out.writeArray(new double[] {bounds.getMinX(), bounds.getMinY(), bounds.getMaxX(), bounds.getMaxY()}, 0, 4);
            out.writeStringField("timeZone", "Asia/Shanghai");
            out.writeStringField("illustrative", "roads");
            out.writeEndObject();
        }
    }

    private static void agencies(Path file, Gazetteer gazetteer) throws IOException {
        try (CsvFile out = new CsvFile(file, "code,name,name_en,kind,parent_code")) {
            out.row(BUREAU, "朝阳市交通运输综合行政执法队", "Chaoyang Transport Enforcement Bureau", "bureau", null);
            for (CsvRow squad : gazetteer.squads) {
                out.row(squad.text("code"), squad.text("name"), squad.text("name_en"), "squad", BUREAU);
            }
            for (CsvRow operator : gazetteer.operators) {
                out.row(operator.text("code"), operator.text("name"), operator.text("name_en"), "operator", BUREAU);
            }
            for (CsvRow department : gazetteer.departments) {
                out.row(
                        department.text("code"),
                        department.text("name"),
                        department.text("name_en"),
                        "department",
                        BUREAU);
            }
            for (Feature county : gazetteer.counties) {
                out.row(county.id(), county.text("name"), county.text("name_en"), "county", BUREAU);
            }
            for (CsvRow township : gazetteer.townships) {
                out.row(
                        township.text("code"),
                        township.text("name"),
                        township.text("name_en"),
                        "township",
                        township.text("county_code"));
            }
        }
    }

    /** Posts and stations stand beside a road. */
    private static void stations(Path file, Gazetteer gazetteer, Territory territory, RoadGraph roads)
            throws IOException {
        try (CsvFile out = new CsvFile(file, "code,name,name_en,kind,agency_code,lon,lat")) {
            for (CsvRow squad : gazetteer.squads) {
                Lonlat place = onRoad(squad.place(), roads);
                String number = squad.text("code").substring(squad.text("code").length() - 3);
                out.row(
                        "SP-" + number,
                        squad.text("name") + "驻地",
                        squad.text("name_en") + " Post",
                        "squad_post",
                        squad.text("code"),
                        CsvFile.lon(place),
                        CsvFile.lat(place));
            }
            for (CsvRow station : gazetteer.stations) {
                String kind = station.text("kind");
                Lonlat place = kind.equals("airport") ? station.place() : onRoad(station.place(), roads);
                out.row(
                        station.text("code"),
                        station.text("name"),
                        station.text("name_en"),
                        kind,
                        agency(kind, place, territory),
                        CsvFile.lon(place),
                        CsvFile.lat(place));
            }
        }
    }

    private static String agency(String kind, Lonlat place, Territory territory) {
        return switch (kind) {
            case "overload_control" -> "squad-118";
            case "coach_station", "rail_station", "airport" -> "squad-119";
            default -> territory.squadOf(place).orElse(null);
        };
    }

    private static Lonlat onRoad(Lonlat place, RoadGraph roads) {
        return roads.nearest(place, SNAP_METRES).map(Snap::place).orElse(place);
    }
}
