package org.roadmarshal.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.roadmarshal.gis.format.Feature;
import org.roadmarshal.gis.format.GeoJsonWriter;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.geo.Wgs84;
import org.roadmarshal.gis.linear.Equation;
import org.roadmarshal.gis.linear.Stake;
import org.roadmarshal.gis.road.RoadClass;

/**
 * The routes with their posts, breaks and ditches. Numbers and courses are made up like the roads; a post stands where a survey
 * would have found it, a little off the even kilometre.
 */
final class RouteFiles {
    /** How far a post is off along the road, at most. */
    private static final double CARELESS = 1.5;

    private static final double POST_ASIDE = 7;

    private final Path directory;
    private final List<Highway> highways;
    private final Chance chance;

    RouteFiles(Path directory, List<Highway> highways, long seed) {
        this.directory = directory;
        this.highways = highways;
        this.chance = new Chance(seed, "route posts");
    }

    void write() throws IOException {
        routes();
        sections();
        segments();
        posts();
        edges();
        announced();
    }

    private void routes() throws IOException {
        try (CsvFile out = new CsvFile(directory.resolve("routes.csv"), "ref,name,class,up")) {
            for (Highway highway : highways) {
                out.row(highway.ref(), highway.name(), classOf(highway), "increasing");
            }
        }
    }

    private static String classOf(Highway highway) {
        return switch (highway.ref().charAt(0)) {
            case 'G' -> highway.roadClass() == RoadClass.MOTORWAY ? "expressway" : "national";
            case 'S' -> "provincial";
            case 'X' -> "county";
            default -> "township";
        };
    }

    private void sections() throws IOException {
        Set<String> written = new HashSet<>();
        try (GeoJsonWriter out =
                new GeoJsonWriter(Files.newOutputStream(directory.resolve("route_sections.geojson")))) {
            for (Highway highway : highways) {
                for (Highway.Part part : highway.parts()) {
                    if (written.add(part.section())) {
                        List<Coordinate> line = new ArrayList<>(part.line());
                        if (part.reversed()) {
                            Collections.reverse(line);
                        }
                        Coordinate[] places = line.stream()
                                .map(place -> Plane.lonlat(place).toCoordinate())
                                .toArray(Coordinate[]::new);
                        out.write(new Feature(null, Map.of("code", part.section()), Wgs84.line(places)));
                    }
                }
            }
        }
    }

    private void segments() throws IOException {
        try (CsvFile out = new CsvFile(
                        directory.resolve("route_segments.csv"),
                        "route,prefix,n,section,reversed,from_stake,to_stake,valid_from,valid_to");
                CsvFile equations =
                        new CsvFile(directory.resolve("route_equations.csv"), "route,prefix,back,ahead,note")) {
            for (Highway highway : highways) {
                int n = 1;
                for (Highway.Part part : highway.parts()) {
                    out.row(
                            highway.ref(),
                            Stake.MAIN,
                            n++,
                            part.section(),
                            part.reversed() ? "yes" : "no",
                            mark(highway.number(part.startMetres())),
                            mark(highway.number(part.startMetres() + part.metres())),
                            null,
                            null);
                    for (Equation equation : highway.equations(part)) {
                        equations.row(
                                highway.ref(),
                                Stake.MAIN,
                                mark(equation.backMm()),
                                mark(equation.aheadMm()),
                                equation.isLong() ? "长链（示意）" : "短链（示意）");
                    }
                }
            }
        }
    }

    private void posts() throws IOException {
        try (CsvFile out = new CsvFile(directory.resolve("route_posts.csv"), "route,prefix,stake,part,lon,lat")) {
            for (Highway highway : highways) {
                for (Highway.Part part : highway.parts()) {
                    posts(out, highway, part);
                }
            }
        }
    }

    private void posts(CsvFile out, Highway highway, Highway.Part part) throws IOException {
        for (Highway.Post post : highway.posts(part)) {
            double found = post.at() + chance.between(-CARELESS, CARELESS);
            Lonlat place = Plane.lonlat(beside(part, found, POST_ASIDE));
            out.row(
                    highway.ref(),
                    Stake.MAIN,
                    mark(post.number()),
                    post.part(),
                    CsvFile.lon(place),
                    CsvFile.lat(place));
        }
    }

    private void edges() throws IOException {
        try (CsvFile out =
                new CsvFile(directory.resolve("route_edges.csv"), "route,prefix,from_stake,to_stake,left_m,right_m")) {
            for (Highway highway : highways) {
                Highway.Part part = highway.parts().get(highway.parts().size() / 2);
                if (part.metres() > 3000 && highway.equations(part).isEmpty()) {
                    double ditch = classOf(highway).equals("expressway") ? 22 : 9;
                    out.row(
                            highway.ref(),
                            Stake.MAIN,
                            mark(highway.number(part.startMetres() + 800)),
                            mark(highway.number(part.startMetres() + 2400)),
                            Math.rint(ditch + chance.between(0, 5)),
                            Math.rint(ditch + chance.between(0, 5)));
                }
            }
        }
    }

    /** One along the first route: a band that is wider than the law asks. */
    private void announced() throws IOException {
        Highway highway = highways.get(0);
        Highway.Part part = highway.stretches().stream()
                .filter(candidate -> candidate.metres() > 6000
                        && highway.equations(candidate).isEmpty())
                .findFirst()
                .orElseThrow();
        double from = part.startMetres() + 2000;
        double to = part.startMetres() + 4000;
        List<Coordinate> ring = new ArrayList<>();
        for (double at = from; at <= to; at += 100) {
            ring.add(Plane.lonlat(beside(part, at, 45)).toCoordinate());
        }
        for (double at = to; at >= from; at -= 100) {
            ring.add(Plane.lonlat(beside(part, at, -45)).toCoordinate());
        }
        ring.add(ring.get(0));
        try (GeoJsonWriter out =
                new GeoJsonWriter(Files.newOutputStream(directory.resolve("announced_zones.geojson")))) {
            out.write(new Feature(
                    null,
                    Map.of(
                            "route",
                            highway.ref(),
                            "prefix",
                            Stake.MAIN,
                            "from_stake",
                            mark(highway.number(from)),
                            "to_stake",
                            mark(highway.number(to)),
                            "name",
                            highway.ref() + " 公告建筑控制区（示意）",
                            "document",
                            "示意文号〔2019〕1号",
                            "announced_on",
                            "2019-06-01"),
                    Wgs84.FACTORY.createPolygon(ring.toArray(Coordinate[]::new))));
        }
    }

    private static Coordinate beside(Highway.Part part, double at, double right) {
        List<Coordinate> line = part.line();
        double left = at - part.startMetres();
        for (int i = 1; i < line.size(); i++) {
            double step = line.get(i - 1).distance(line.get(i));
            if (left <= step || i == line.size() - 1) {
                Coordinate along = Curve.direction(line.get(i - 1), line.get(i));
                return Curve.shift(Curve.shift(line.get(i - 1), along, left), Curve.turn(along, 90), right);
            }
            left -= step;
        }
        throw new IllegalStateException("a line without length");
    }

    private static String mark(long mm) {
        return new Stake(Stake.MAIN, mm).text();
    }
}
