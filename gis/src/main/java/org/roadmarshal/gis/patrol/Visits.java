package org.roadmarshal.gis.patrol;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.track.TrackPoint;

/**
 * Places, and which of them a track came near. Between two fixes that follow each other soon the track is taken as straight; after a
 * longer silence nobody knows where it went, and only the fixes themselves count.
 */
final class Visits {
    private static final long SILENCE_MS = 90_000;
    private static final double LEAP_M = 2_000;

    private final double[] x;
    private final double[] y;
    private final double reach;
    private final double metresPerLon;
    private final double metresPerLat;
    private final Map<Long, List<Integer>> buckets = new HashMap<>();
    private final BitSet visited = new BitSet();
    private TrackPoint last;

    /** @param reach metres */
    Visits(List<Lonlat> places, double reach) {
        double lat = places.stream().mapToDouble(Lonlat::lat).average().orElseThrow();
        this.reach = reach;
        this.metresPerLat = 1 / Earth.latitudeDegrees(1);
        this.metresPerLon = 1 / Earth.longitudeDegrees(1, lat);
        this.x = new double[places.size()];
        this.y = new double[places.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = places.get(i).lon() * metresPerLon;
            y[i] = places.get(i).lat() * metresPerLat;
            buckets.computeIfAbsent(bucket(cell(x[i]), cell(y[i])), key -> new ArrayList<>())
                    .add(i);
        }
    }

    void visit(TrackPoint point) {
        boolean follows = last != null && point.at() - last.at() <= SILENCE_MS && last.metresTo(point) <= LEAP_M;
        TrackPoint from = follows ? last : point;
        mark(
                from.lon() * metresPerLon,
                from.lat() * metresPerLat,
                point.lon() * metresPerLon,
                point.lat() * metresPerLat);
        last = point;
    }

    boolean isVisited(int place) {
        return visited.get(place);
    }

    double share() {
        return (double) visited.cardinality() / x.length;
    }

    private void mark(double ax, double ay, double bx, double by) {
        for (long column = cell(Math.min(ax, bx) - reach); column <= cell(Math.max(ax, bx) + reach); column++) {
            for (long row = cell(Math.min(ay, by) - reach); row <= cell(Math.max(ay, by) + reach); row++) {
                for (int place : buckets.getOrDefault(bucket(column, row), List.of())) {
                    if (!visited.get(place) && squareTo(place, ax, ay, bx, by) <= reach * reach) {
                        visited.set(place);
                    }
                }
            }
        }
    }

    private double squareTo(int place, double ax, double ay, double bx, double by) {
        double dx = bx - ax;
        double dy = by - ay;
        double length = dx * dx + dy * dy;
        double along = length == 0 ? 0 : ((x[place] - ax) * dx + (y[place] - ay) * dy) / length;
        double share = Math.max(0, Math.min(1, along));
        double offX = ax + share * dx - x[place];
        double offY = ay + share * dy - y[place];
        return offX * offX + offY * offY;
    }

    /** Buckets are at least 100 m wide, so that a long leg does not go through thousands of them. */
    private long cell(double metres) {
        return (long) Math.floor(metres / Math.max(reach, 100));
    }

    private static long bucket(long column, long row) {
        return column << 32 ^ row & 0xffffffffL;
    }
}
