package org.roadmarshal.demo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.noding.NodedSegmentString;
import org.locationtech.jts.noding.SegmentString;
import org.locationtech.jts.noding.snapround.SnapRoundingNoder;
import org.roadmarshal.demo.Draft.Kind;
import org.roadmarshal.gis.format.CsvRow;
import org.roadmarshal.gis.road.RoadClass;

/**
 * All roads of the demo city: an illustration that follows the real routes roughly, not a survey. Every road is one
 * way from crossing to crossing; what cannot be reached from the rest is left out.
 */
final class RoadNetwork {
    private final List<Draft> ways;
    private final List<Highway> highways;
    private final List<Highway> motorways;

    private RoadNetwork(List<Draft> ways, List<Highway> highways, List<Highway> motorways) {
        this.ways = ways;
        this.highways = highways;
        this.motorways = motorways;
    }

    static RoadNetwork of(Gazetteer gazetteer, long seed) {
        CountryRoads country = new CountryRoads(gazetteer.places(seed), seed);
        gazetteer.routes.forEach(country::route);
        country.connectNeighbours();
        List<Expressway> expressways = new ArrayList<>();
        List<Draft> level = new ArrayList<>();
        for (CsvRow row : gazetteer.expressways) {
            Expressway expressway = new Expressway(row, seed);
            expressways.add(expressway);
            level.addAll(connect(expressway, row.text("exits"), country, seed));
        }
        expressways.get(0).cross(expressways.get(1));

        Villages villages = new Villages(seed);
        for (Draft link : country.links()) {
            level.add(link);
            level.addAll(villages.along(link));
        }
        country.towns().forEach(town -> level.addAll(town.streets()));
        List<Draft> ways = new ArrayList<>(cut(level));
        expressways.forEach(expressway -> ways.addAll(expressway.drafts()));
        List<Highway> motorways = new ArrayList<>();
        for (int i = 0; i < expressways.size(); i++) {
            motorways.add(
                    expressways.get(i).highway(gazetteer.expressways.get(i).number("start_km") * 1000));
        }
        return new RoadNetwork(reachable(ways), country.highways(), motorways);
    }

    List<Draft> ways() {
        return ways;
    }

    /** The routes on which the squads patrol; expressways are the traffic police's. */
    List<Highway> highways() {
        return highways;
    }

    /** Every numbered route. */
    List<Highway> routes() {
        List<Highway> routes = new ArrayList<>(highways);
        routes.addAll(motorways);
        return routes;
    }

    /** Builds the interchanges of a motorway, given as "name@lon:lat>town" with semicolons between. */
    private static List<Draft> connect(Expressway expressway, String exits, CountryRoads country, long seed) {
        List<Draft> roads = new ArrayList<>();
        for (String exit : exits.split(";")) {
            String name = exit.substring(0, exit.indexOf('@'));
            Coordinate near = Plane.parse(exit.substring(exit.indexOf('@') + 1, exit.indexOf('>')));
            Lattice town = country.town(exit.substring(exit.indexOf('>') + 1));
            Coordinate toll = expressway.interchange(name, near, town.place().middle());
            Lattice.Gate gate = town.gateTowards(toll);
            Kind kind = Kind.road(RoadClass.SECONDARY, null, name + "连接线", 60);
            Coordinate out = Curve.direction(toll, gate.point());
            roads.add(new Draft(
                    kind,
                    Curve.winding(toll, out, gate.point(), gate.outward(), 0.05, new Chance(seed, "exit " + name))));
        }
        return roads;
    }

    /** Cuts roads on the level where they cross, and keeps the greater where two lie on each other. */
    private static Collection<Draft> cut(List<Draft> drafts) {
        List<NodedSegmentString> strings = new ArrayList<>();
        for (Draft draft : drafts) {
            strings.add(new NodedSegmentString(draft.line().toArray(Coordinate[]::new), draft.kind()));
        }
        SnapRoundingNoder noder = new SnapRoundingNoder(new PrecisionModel(10));
        noder.computeNodes(strings);
        Map<Set<List<Coordinate>>, Draft> cut = new LinkedHashMap<>();
        for (Object found : noder.getNodedSubstrings()) {
            SegmentString string = (SegmentString) found;
            List<Coordinate> line = List.of(string.getCoordinates());
            List<Coordinate> back = new ArrayList<>(line);
            Collections.reverse(back);
            cut.merge(Set.of(line, List.copyOf(back)), new Draft((Kind) string.getData(), line), RoadNetwork::greater);
        }
        return cut.values();
    }

    private static Draft greater(Draft a, Draft b) {
        return a.kind().roadClass().compareTo(b.kind().roadClass()) <= 0 ? a : b;
    }

    /** The ways that hang together with the first one; streets drawn apart from everything are dropped. */
    private static List<Draft> reachable(List<Draft> ways) {
        Map<Coordinate, List<Draft>> ends = new HashMap<>();
        for (Draft way : ways) {
            for (Coordinate end : ends(way)) {
                ends.computeIfAbsent(end, key -> new ArrayList<>()).add(way);
            }
        }
        Set<Coordinate> reached = new HashSet<>();
        List<Coordinate> open = new ArrayList<>(List.of(ways.get(0).line().get(0)));
        while (!open.isEmpty()) {
            Coordinate place = open.remove(open.size() - 1);
            if (reached.add(place)) {
                ends.get(place).forEach(way -> open.addAll(ends(way)));
            }
        }
        return ways.stream().filter(way -> reached.contains(way.line().get(0))).toList();
    }

    private static List<Coordinate> ends(Draft way) {
        return List.of(way.line().get(0), way.line().get(way.line().size() - 1));
    }
}
