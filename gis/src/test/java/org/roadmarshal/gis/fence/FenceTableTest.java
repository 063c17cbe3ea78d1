package org.roadmarshal.gis.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.geo.Wgs84;

class FenceTableTest {
    /** So near to a border the plane of the reference and the sphere may differ, metres. */
    private static final double TOO_CLOSE = 0.5;

    /** A fence and the JTS geometry that it is held against; the metres around that geometry that belong to it. */
    private record Pair(FenceShape shape, Geometry geometry, double metres) {
        /** Metres to the border as JTS has them on a plane around the place; negative inside. */
        double reference(double lon, double lat) {
            double shrink = Math.cos(Math.toRadians(lat));
            double metresPerDegree = Math.toRadians(Earth.RADIUS);
            Geometry flat = AffineTransformation.translationInstance(-lon, -lat)
                    .scale(metresPerDegree * shrink, metresPerDegree)
                    .transform(geometry);
            Geometry origin = Wgs84.FACTORY.createPoint(new Coordinate(0, 0));
            if (metres > 0) {
                return flat.distance(origin) - metres;
            }
            double distance = flat.getBoundary().distance(origin);
            boolean inside = SimplePointInAreaLocator.locate(new Coordinate(lon, lat), geometry) != Location.EXTERIOR;
            return inside ? -distance : distance;
        }
    }

    @ParameterizedTest(name = "around {0} E {1} N, up to {2} degrees wide")
    @CsvSource({"120.45, 41.57, 0.02", "120.45, 41.57, 0.5", "13.4, 52.5, 0.1", "-58.4, -34.6, 0.1", "0, 0, 0.05"})
    void agreesWithJtsForEveryFence(double lon, double lat, double width) {
        Random random = new Random(20261124);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            pairs.add(pair(random, i, lon + random.nextGaussian() * width, lat + random.nextGaussian() * width, width));
        }
        FenceTable table = FenceTable.of(pairs.stream().map(Pair::shape).toList());
        int inside = 0;
        for (int n = 0; n < 4_000; n++) {
            double x = lon + random.nextGaussian() * width * 1.5;
            double y = lat + random.nextGaussian() * width * 1.5;
            BitSet found = new BitSet();
            table.find(x, y, fence -> {
                assertThat(found.get(fence)).as("told twice").isFalse();
                found.set(fence);
            });
            for (int i = 0; i < pairs.size(); i++) {
                double expected = pairs.get(i).reference(x, y);
                if (Math.abs(expected) > TOO_CLOSE + Math.abs(expected) * 0.01) {
                    assertThat(found.get(i))
                            .as("fence %d at %s, %s: %s m outside", i, x, y, expected)
                            .isEqualTo(expected < 0);
                }
            }
            inside += found.cardinality();
        }
        assertThat(inside).as("places that lie in a fence").isGreaterThan(500);
    }

    /** By turns a star, one with a hole, a line and a circle. */
    private static Pair pair(Random random, int i, double lon, double lat, double width) {
        double radius = width * (0.1 + random.nextDouble());
        double metres = 20 + random.nextDouble() * width * 20_000;
        return switch (i % 4) {
            case 0 -> {
                Geometry star = star(random, lon, lat, radius);
                yield new Pair(new Area(star), star, 0);
            }
            case 1 -> {
                Geometry ring = star(random, lon, lat, radius).difference(star(random, lon, lat, radius / 4));
                yield new Pair(new Area(ring), ring, 0);
            }
            case 2 -> {
                Coordinate[] way = new Coordinate[2 + random.nextInt(20)];
                for (int n = 0; n < way.length; n++) {
                    way[n] = new Coordinate(lon + radius * n / way.length, lat + random.nextGaussian() * radius / 4);
                }
                Geometry line = Wgs84.line(way);
                yield new Pair(new Corridor(line, metres), line, metres);
            }
            default -> new Pair(new Circle(new Lonlat(lon, lat), metres), Wgs84.point(lon, lat), metres);
        };
    }

    private static Geometry star(Random random, double lon, double lat, double radius) {
        int corners = 3 + random.nextInt(60);
        Coordinate[] ring = new Coordinate[corners + 1];
        for (int n = 0; n < corners; n++) {
            double reach = radius * (0.4 + 0.6 * random.nextDouble());
            double angle = 2 * Math.PI * n / corners;
            ring[n] = new Coordinate(lon + reach * Math.cos(angle), lat + reach * Math.sin(angle));
        }
        ring[corners] = ring[0];
        return Wgs84.FACTORY.createPolygon(ring);
    }

    /** A degree of latitude is 111195 m on the mean sphere, one of longitude at 60 N half of it. */
    @ParameterizedTest(name = "{0} from {1}, {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "POINT(10 60) | 1000 | 10 | 60.1 | 10119.5",
                "POINT(10 60) | 1000 | 10 | 60.005 | -444.0",
                "LINESTRING(10 60, 11 60) | 100 | 10.5 | 60.01 | 1011.9",
                "LINESTRING(10 60, 11 60) | 100 | 9.98 | 60 | 1011.9",
                "LINESTRING(10 60, 11 60) | 100 | 10.5 | 60 | -100",
                "POLYGON((10 60, 10.2 60, 10.2 60.2, 10 60.2, 10 60)) | 0 | 10.1 | 60.05 | -5546",
                "POLYGON((10 60, 10.2 60, 10.2 60.2, 10 60.2, 10 60)) | 0 | 10.1 | 60.21 | 1111.9",
            })
    void tellsMetresOnTheSphere(String wkt, double metres, double lon, double lat, double outside)
            throws ParseException {
        assertThat(shape(wkt, metres).metresOutside(lon, lat)).isCloseTo(outside, within(Math.abs(outside) * 0.002));
    }

    private static FenceShape shape(String wkt, double metres) throws ParseException {
        Geometry geometry = new WKTReader(Wgs84.FACTORY).read(wkt);
        return switch (geometry.getGeometryType()) {
            case "Point" -> new Circle(Lonlat.of(geometry.getCoordinate()), metres);
            case "LineString" -> new Corridor(geometry, metres);
            default -> new Area(geometry);
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POINT(10 60) | 0",
                "POINT(10 60) | -1",
                "LINESTRING(10 60, 11 60) | 0",
                "LINESTRING EMPTY | 5",
                "POLYGON EMPTY | 0",
            })
    void aFenceWithoutExtentIsRefused(String wkt, double metres) {
        assertThatThrownBy(() -> shape(wkt, metres)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theEarthsEdgesAndNothingAtAll() {
        FenceTable world = FenceTable.of(List.of(
                new Area(Wgs84.FACTORY.toGeometry(new org.locationtech.jts.geom.Envelope(-180, 180, -85, 85)))));
        for (double lon : new double[] {-179.9, 0, 179.9}) {
            BitSet found = new BitSet();
            world.find(lon, 84.9, found::set);
            assertThat(found.get(0)).isTrue();
        }
        FenceTable.EMPTY.find(180, 90, fence -> {
            throw new AssertionError("there is none");
        });
    }
}
