package org.roadmarshal.gis.road;

import com.graphhopper.matching.MapMatching;
import com.graphhopper.matching.MatchResult;
import com.graphhopper.matching.Observation;
import com.graphhopper.routing.Path;
import com.graphhopper.routing.util.EdgeFilter;
import com.graphhopper.storage.index.Snap;
import com.graphhopper.util.EdgeIteratorState;
import com.graphhopper.util.shapes.GHPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.LineString;
import org.roadmarshal.gis.road.MatchedTrack.Gap;
import org.roadmarshal.gis.road.MatchedTrack.Piece;
import org.roadmarshal.gis.road.MatchedTrack.Reason;
import org.roadmarshal.gis.road.MatchedTrack.Stretch;
import org.roadmarshal.gis.track.Driven;
import org.roadmarshal.gis.track.TrackPoint;

/**
 * Cuts a track where it cannot be matched, and matches what lies between by the hidden Markov model of GraphHopper. That one
 * refuses a track as a whole where a single step has no way, so the longest beginning that has one is looked for. One use.
 */
final class TrackMatcher {
    /** Fewer points than this away from all roads are drift, and left out; more is a yard, a quarry, a field. */
    private static final int OFF_ROAD_RUN = 3;

    /** Of a road, in sigmas. */
    private static final double REACH = 2;

    private static final MatchResult STOOD = new MatchResult(List.of());

    private final RoadNetwork network;
    private final List<TrackPoint> track;
    private final double sigmaM;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final double[] metresAway;
    private final int[] piece;

    TrackMatcher(RoadNetwork network, List<TrackPoint> track, double sigmaM) {
        this.network = network;
        this.track = track;
        this.sigmaM = sigmaM;
        this.metresAway = new double[track.size()];
        this.piece = new int[track.size()];
        Arrays.fill(metresAway, Double.NaN);
        Arrays.fill(piece, -1);
    }

    MatchedTrack run() {
        List<Integer> run = new ArrayList<>();
        int left = 0;
        for (int i = 0; i < track.size(); i++) {
            if (i > 0 && Driven.isGap(track.get(i - 1), track.get(i))) {
                close(run, i, Reason.SILENCE);
                left = 0;
            }
            if (nearRoad(track.get(i))) {
                if (left >= OFF_ROAD_RUN) {
                    close(run, i, Reason.OFF_ROAD);
                }
                left = 0;
                run.add(i);
            } else {
                left++;
            }
        }
        matchAll(run);
        if (left >= OFF_ROAD_RUN) {
            gaps.add(new Gap(
                    run.isEmpty() ? track.size() - left : run.get(run.size() - 1), track.size() - 1, Reason.OFF_ROAD));
        }
        return new MatchedTrack(List.copyOf(pieces), List.copyOf(gaps), metresAway, piece);
    }

    /** Ends a run of points, where there was one, before the point that begins the next. */
    private void close(List<Integer> run, int next, Reason reason) {
        int before = run.isEmpty() ? next - 1 : run.get(run.size() - 1);
        matchAll(run);
        gaps.add(new Gap(before, next, reason));
        run.clear();
    }

    private boolean nearRoad(TrackPoint point) {
        Snap snap = network.index().findClosest(point.lat(), point.lon(), EdgeFilter.ALL_EDGES);
        return snap.isValid() && snap.getQueryDistance() <= REACH * sigmaM;
    }

    private void matchAll(List<Integer> run) {
        for (List<Integer> rest = List.copyOf(run); rest.size() > 1; ) {
            int taken = longestWay(rest);
            if (taken < rest.size()) {
                gaps.add(new Gap(rest.get(taken - 1), rest.get(taken), Reason.NO_WAY));
            }
            rest = rest.subList(taken, rest.size());
        }
    }

    /** Matches the longest beginning that has a way. @return how many points that were, at least one */
    private int longestWay(List<Integer> run) {
        Optional<MatchResult> best = match(run);
        int most = run.size();
        if (best.isEmpty()) {
            most = 1;
            for (int beyond = run.size(); beyond - most > 1; ) {
                int middle = (most + beyond) / 2;
                Optional<MatchResult> half = match(run.subList(0, middle));
                if (half.isPresent()) {
                    best = half;
                    most = middle;
                } else {
                    beyond = middle;
                }
            }
        }
        List<Integer> matched = run.subList(0, most);
        best.ifPresent(result -> keep(matched, result));
        return most;
    }

    private Optional<MatchResult> match(List<Integer> points) {
        MapMatching matching = new MapMatching(network.graph(), network.index(), new NearbyWays(network.weighting()));
        matching.setMeasurementErrorSigma(sigmaM);
        List<Observation> observations = new ArrayList<>(points.size());
        for (int i : moving(points)) {
            observations.add(
                    new Observation(new GHPoint(track.get(i).lat(), track.get(i).lon())));
        }
        try {
            return Optional.of(observations.isEmpty() ? STOOD : matching.match(observations));
        } catch (IllegalArgumentException e) {
            // The sequence is broken: from none of a step's candidates is there a way to any of the next one's.
            return Optional.empty();
        }
    }

    /**
     * Without the end where it stood: the search takes places that are two sigmas apart, and the last one wherever it is; between two
     * at one spot it would have to go round the block. Empty where it stood all the time.
     */
    private List<Integer> moving(List<Integer> points) {
        int taken = 0;
        for (int i = 1; i < points.size(); i++) {
            if (metres(points, taken, i) > 2 * sigmaM) {
                taken = i;
            }
        }
        int last = points.size() - 1;
        if (metres(points, taken, last) > sigmaM) {
            return points;
        }
        return taken == 0 ? List.of() : points.subList(0, taken + 1);
    }

    private double metres(List<Integer> points, int from, int to) {
        return track.get(points.get(from)).metresTo(track.get(points.get(to)));
    }

    private void keep(List<Integer> points, MatchResult result) {
        if (result == STOOD || !result.getMergedPath().isFound()) {
            return;
        }
        Path path = result.getMergedPath();
        LineString line = RoadNetwork.line(path.calcPoints());
        LineWalk walk = new LineWalk(line.getCoordinates());
        for (int i : points) {
            metresAway[i] = walk.metresTo(track.get(i), 4 * sigmaM);
            piece[i] = pieces.size();
        }
        pieces.add(new Piece(
                points.get(0), points.get(points.size() - 1), line, result.getMatchLength(), roads(path.calcEdges())));
    }

    private List<Stretch> roads(List<EdgeIteratorState> edges) {
        List<Stretch> roads = new ArrayList<>();
        for (EdgeIteratorState edge : edges) {
            Stretch stretch = network.stretch(edge, edge.getDistance());
            Stretch last = roads.isEmpty() ? null : roads.get(roads.size() - 1);
            if (last != null && last.sameRoad(stretch)) {
                roads.set(roads.size() - 1, last.and(stretch.metres()));
            } else {
                roads.add(stretch);
            }
        }
        return List.copyOf(roads);
    }
}
