package org.roadmarshal.gis.track;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.roadmarshal.gis.geo.Earth;

/**
 * Divides a track into stops and the trips between them, fix by fix. It keeps the fixes of one possible stop and no more.
 * Not thread-safe.
 */
public final class TripFinder {
    private final Stop.Rule rule;
    private final Steps steps;
    private final List<Trip> trips = new ArrayList<>();
    private final List<Stop> stops = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    /** The fixes since the last that surely belong to a trip: all within the radius of the first. While standing, the last one. */
    private final Deque<TrackPoint> near = new ArrayDeque<>();

    private Standing standing;
    private Way way;

    /** Hears of each step of a trip, in order: what sums up kilometres by day need not look at trips. */
    @FunctionalInterface
    public interface Steps {
        void step(TrackPoint from, TrackPoint to, double metres);
    }

    public TripFinder(Stop.Rule rule) {
        this(rule, (from, to, metres) -> {});
    }

    public TripFinder(Stop.Rule rule, Steps steps) {
        this.rule = rule;
        this.steps = steps;
    }

    /** @param point not older than the one before */
    public void add(TrackPoint point) {
        TrackPoint last = near.peekLast();
        if (last != null && Driven.isGap(last, point)) {
            close();
            gaps.add(new Gap(last, point));
        }
        if (standing != null) {
            stay(point);
        } else {
            goOn(point);
        }
    }

    /** Ends what goes on. Nothing may be added after it. */
    public Itinerary finish() {
        close();
        return new Itinerary(List.copyOf(trips), List.copyOf(stops), List.copyOf(gaps));
    }

    private void stay(TrackPoint point) {
        TrackPoint last = near.removeLast();
        near.add(point);
        if (standing.isNear(point, rule.radiusM())) {
            standing.add(point);
        } else {
            stops.add(standing.until(last));
            standing = null;
            way = new Way(last);
        }
    }

    private void goOn(TrackPoint point) {
        near.add(point);
        while (!isNear(near.getFirst(), point)) {
            drive(near.removeFirst());
            while (!near.stream().allMatch(later -> isNear(near.getFirst(), later))) {
                drive(near.removeFirst());
            }
        }
        if (point.at() - near.getFirst().at() >= rule.atLeastMs()) {
            drive(near.getFirst());
            endWay();
            standing = new Standing(near);
            near.clear();
            near.add(point);
        }
    }

    private boolean isNear(TrackPoint first, TrackPoint point) {
        return first.metresTo(point) <= rule.radiusM();
    }

    private void close() {
        if (standing != null) {
            stops.add(standing.until(near.getLast()));
            standing = null;
        } else {
            near.forEach(this::drive);
            endWay();
        }
        near.clear();
    }

    private void drive(TrackPoint point) {
        if (way == null) {
            way = new Way(point);
        } else {
            way.to(point);
        }
    }

    private void endWay() {
        if (way != null && way.metres > 0) {
            trips.add(new Trip(way.start, way.last, way.metres, way.maxKmh));
        }
        way = null;
    }

    /** A trip that goes on. */
    private final class Way {
        private final TrackPoint start;
        private TrackPoint last;
        private double metres;
        private double maxKmh;

        Way(TrackPoint start) {
            this.start = start;
            this.last = start;
        }

        void to(TrackPoint point) {
            double step = Driven.metres(last, point);
            metres += step;
            double kmh = point.speedKmh() == null ? Driven.kmh(step, point.at() - last.at()) : point.speedKmh();
            maxKmh = Math.max(maxKmh, kmh);
            steps.step(last, point, step);
            last = point;
        }
    }

    /** A stop that goes on. */
    private static final class Standing {
        private final long from;
        private double lon;
        private double lat;
        private int fixes;

        Standing(Deque<TrackPoint> points) {
            this.from = points.getFirst().at();
            points.forEach(this::add);
        }

        void add(TrackPoint point) {
            lon += point.lon();
            lat += point.lat();
            fixes++;
        }

        /** From the mean: the first fix may have come from the edge, as one does who rolls to a halt. */
        boolean isNear(TrackPoint point, double metres) {
            return Earth.metres(lon / fixes, lat / fixes, point.lon(), point.lat()) <= metres;
        }

        Stop until(TrackPoint last) {
            return new Stop(from, last.at(), lon / fixes, lat / fixes);
        }
    }
}
