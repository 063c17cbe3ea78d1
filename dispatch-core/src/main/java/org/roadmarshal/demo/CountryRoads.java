package org.roadmarshal.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.roadmarshal.demo.Draft.Kind;
import org.roadmarshal.demo.Lattice.Gate;
import org.roadmarshal.gis.format.CsvRow;
import org.roadmarshal.gis.road.RoadClass;

/** The roads between towns: national and provincial routes by the table, county and township roads by nearness. */
final class CountryRoads {
    /** Where the numbers of a route jump, in their order: long chains above zero. */
    private static final Map<String, List<BreakAt>> BREAKS = Map.of(
            "G101", List.of(new BreakAt(0.31, 421.166), new BreakAt(0.72, -850)),
            "G306", List.of(new BreakAt(0.4, -1_240.5)),
            "S206", List.of(new BreakAt(0.55, 1.594)));

    private record BreakAt(double share, double excess) {}

    private final Map<String, Lattice> towns = new LinkedHashMap<>();
    private final Map<String, Draft> links = new LinkedHashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Highway> highways = new ArrayList<>();
    private final long seed;

    CountryRoads(List<Place> places, long seed) {
        this.seed = seed;
        places.forEach(place -> towns.put(place.name(), new Lattice(place, seed)));
    }

    Lattice town(String name) {
        Lattice town = towns.get(name);
        if (town == null) {
            throw new IllegalArgumentException("there is no town " + name);
        }
        return town;
    }

    Iterable<Lattice> towns() {
        return towns.values();
    }

    Iterable<Draft> links() {
        return links.values();
    }

    List<Highway> highways() {
        return highways;
    }

    /** A route of the table: towns by name, and "lon:lat" where it leaves the region. */
    void route(CsvRow row) {
        RoadClass roadClass = RoadClass.valueOf(row.text("class").toUpperCase(Locale.ROOT));
        int limit = roadClass == RoadClass.SECONDARY ? 60 : 80;
        Kind kind = Kind.road(roadClass, row.text("ref"), row.text("name"), limit);
        Highway highway = new Highway(row.text("ref"), row.text("name"), roadClass, row.number("start_km") * 1000);
        String[] stops = row.text("places").split(";");
        for (int i = 1; i < stops.length; i++) {
            follow(highway, stops[i - 1], stops[i], kind, 0.085);
            if (i + 1 < stops.length && towns.containsKey(stops[i])) {
                Gate in = town(stops[i]).gateTowards(goal(stops[i - 1]));
                Gate out = town(stops[i]).gateTowards(goal(stops[i + 1]));
                highway.follow(
                        highway.ref() + " " + stops[i],
                        false,
                        true,
                        town(stops[i]).through(in, out));
            }
        }
        BREAKS.getOrDefault(highway.ref(), List.of()).forEach(at -> highway.jump(at.share, at.excess));
        highways.add(highway);
    }

    /**
     * County roads between towns with no third one nearer to both, township roads between some more that see each
     * other, so that the network has meshes of the usual size.
     */
    void connectNeighbours() {
        List<Lattice> all = List.copyOf(towns.values());
        Chance chance = new Chance(seed, "neighbours");
        for (int a = 0; a < all.size(); a++) {
            for (int b = a + 1; b < all.size(); b++) {
                Place from = all.get(a).place();
                Place to = all.get(b).place();
                boolean near = from.middle().distance(to.middle()) < 40_000;
                if (!near || links.containsKey(key(from.name(), to.name()))) {
                    continue;
                }
                if (noneNearer(from, to, Math::max)) {
                    countyRoad(from, to);
                } else if (noneNearer(from, to, Math::hypot) && chance.nextDouble() < 0.4) {
                    link(from.name(), to.name(), Kind.road(RoadClass.UNCLASSIFIED, null, lineName(from, to), 40), 0.13);
                }
            }
        }
    }

    private void countyRoad(Place from, Place to) {
        // Several counties' codes end alike, and a number stands for one route.
        String series = "X" + from.countyCode().charAt(5);
        String ref = series + String.format(Locale.ROOT, "%02d", numbers.merge(series, 1, Integer::sum));
        Highway highway = new Highway(ref, lineName(from, to), RoadClass.TERTIARY, 0);
        follow(highway, from.name(), to.name(), Kind.road(RoadClass.TERTIARY, ref, lineName(from, to), 60), 0.11);
        highways.add(highway);
    }

    private void follow(Highway highway, String from, String to, Kind kind, double roughness) {
        highway.follow(key(from, to), from.compareTo(to) > 0, false, link(from, to, kind, roughness));
    }

    private interface Measure {
        double of(double a, double b);
    }

    private boolean noneNearer(Place from, Place to, Measure measure) {
        double length = from.middle().distance(to.middle());
        return towns.values().stream()
                .map(Lattice::place)
                .filter(place -> place != from && place != to)
                .noneMatch(place -> measure.of(
                                from.middle().distance(place.middle()),
                                to.middle().distance(place.middle()))
                        < length);
    }

    /** The line between two stops, made when it is new; routes that share it share its line and both their numbers. */
    private List<Coordinate> link(String from, String to, Kind kind, double roughness) {
        String key = key(from, to);
        Draft known = links.get(key);
        if (known == null) {
            known = new Draft(kind, line(from, to, kind, roughness));
        } else if (kind.ref() != null) {
            Kind old = known.kind();
            known = new Draft(
                    Kind.road(old.roadClass(), old.ref() + ";" + kind.ref(), old.name(), old.maxSpeed()), known.line());
        }
        links.put(key, known);
        if (from.compareTo(to) < 0) {
            return known.line();
        }
        List<Coordinate> back = new ArrayList<>(known.line());
        Collections.reverse(back);
        return back;
    }

    /** Always drawn in the order of the key, so that it does not matter which route comes first. */
    private List<Coordinate> line(String from, String to, Kind kind, double roughness) {
        String first = from.compareTo(to) < 0 ? from : to;
        String last = from.compareTo(to) < 0 ? to : from;
        Gate start = gate(first, last, kind);
        Gate end = gate(last, first, kind);
        return Curve.winding(
                start == null ? Plane.parse(first) : start.point(),
                start == null ? null : start.outward(),
                end == null ? Plane.parse(last) : end.point(),
                end == null ? null : end.outward(),
                roughness,
                new Chance(seed, key(from, to)));
    }

    private Gate gate(String stop, String target, Kind kind) {
        if (!towns.containsKey(stop)) {
            return null;
        }
        Gate gate = town(stop).gateTowards(goal(target));
        town(stop).carry(gate, kind);
        return gate;
    }

    private Coordinate goal(String stop) {
        return towns.containsKey(stop) ? town(stop).place().middle() : Plane.parse(stop);
    }

    private static String key(String from, String to) {
        return from.compareTo(to) < 0 ? from + "-" + to : to + "-" + from;
    }

    private static String lineName(Place from, Place to) {
        return from.name().substring(0, 1) + to.name().substring(0, 1) + "线";
    }
}
