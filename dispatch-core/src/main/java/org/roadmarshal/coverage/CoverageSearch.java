package org.roadmarshal.coverage;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.LineString;
import org.roadmarshal.coverage.Coverage.Hole;
import org.roadmarshal.coverage.Coverage.Move;
import org.roadmarshal.gis.format.GeoJsonWriter;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.geo.Wgs84;
import org.roadmarshal.gis.road.RoadPlace;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Named;
import org.roadmarshal.road.Driving;
import org.roadmarshal.station.Station;

/**
 * Which roads some free unit reaches in time, where none does, and which unit at which station would cover most more than it leaves
 * behind. Each unit and station is one bounded search. For one thread.
 */
final class CoverageSearch {
    private static final double OFF_ROAD_M = 1_000;
    /** Degrees: about four kilometres. */
    private static final double CELL = 0.05;

    private static final int MOST_HOLES = 10;
    private static final int MOST_MOVES = 3;
    /** Who would gain less need not be moved about. */
    private static final double LEAST_GAIN = 0.005;

    private final Driving driving;
    private final Situation situation;
    private final int minutes;
    private final Weights weights;
    private final Map<Situation.Free, BitSet> byUnit = new HashMap<>();

    CoverageSearch(Driving driving, Situation situation, int minutes) {
        this.driving = driving;
        this.situation = situation;
        this.minutes = minutes;
        this.weights = new Weights(driving.network(), situation.past());
    }

    Coverage run() {
        for (Situation.Free free : situation.units()) {
            place(free.place()).ifPresent(place -> byUnit.put(free, reached(place)));
        }
        BitSet all = new BitSet();
        all.set(0, driving.network().edgeCount());
        BitSet covered = union(null);
        BitSet bare = (BitSet) all.clone();
        bare.andNot(covered);
        double total = weights.sum(all);
        return new Coverage(
                minutes,
                byUnit.size(),
                weights.km(all),
                weights.km(covered),
                total == 0 ? 0 : weights.sum(covered) / total,
                holes(bare),
                moves(total));
    }

    private BitSet reached(RoadPlace place) {
        double most = 60.0 * minutes;
        return driving.network().reach(List.of(place), most, driving.blocked()).edges(most);
    }

    private Optional<RoadPlace> place(Location place) {
        return driving.network().place(new Lonlat(place.lon(), place.lat()), null, OFF_ROAD_M);
    }

    /** @param without whose roads are not counted; null to count all */
    private BitSet union(Situation.Free without) {
        BitSet union = new BitSet();
        byUnit.forEach((free, edges) -> {
            if (free != without) {
                union.or(edges);
            }
        });
        return union;
    }

    private List<Hole> holes(BitSet bare) {
        Map<List<Long>, BitSet> cells = new HashMap<>();
        bare.stream().forEach(edge -> {
            Coordinate middle =
                    driving.network().line(edge).getEnvelopeInternal().centre();
            cells.computeIfAbsent(
                            List.of((long) Math.floor(middle.x / CELL), (long) Math.floor(middle.y / CELL)),
                            cell -> new BitSet())
                    .set(edge);
        });
        return cells.values().stream()
                .sorted(Comparator.comparingDouble(weights::sum).reversed())
                .limit(MOST_HOLES)
                .map(this::hole)
                .toList();
    }

    private Hole hole(BitSet edges) {
        LineString[] lines = edges.stream().mapToObj(driving.network()::line).toArray(LineString[]::new);
        Envelope box = new Envelope();
        for (LineString line : lines) {
            box.expandToInclude(line.getEnvelopeInternal());
        }
        return new Hole(
                new Location(box.centre().x, box.centre().y),
                GeoJsonWriter.geometry(Wgs84.FACTORY.createMultiLineString(lines)),
                weights.km(edges),
                edges.stream().map(weights::incidents).sum());
    }

    private List<Move> moves(double total) {
        Map<Station, BitSet> atStation = new HashMap<>();
        for (Station station : situation.stations()) {
            place(station.location()).ifPresent(place -> atStation.put(station, reached(place)));
        }
        List<Move> moves = new ArrayList<>();
        while (moves.size() < MOST_MOVES && total > 0) {
            Best best = best(atStation);
            if (best == null || best.gain / total < LEAST_GAIN) {
                break;
            }
            moves.add(move(best, total));
            byUnit.put(best.free, atStation.remove(best.station));
        }
        return moves;
    }

    private record Best(Situation.Free free, Station station, double gain) {}

    private Best best(Map<Station, BitSet> atStation) {
        double now = weights.sum(union(null));
        Best best = null;
        for (Situation.Free free : byUnit.keySet()) {
            BitSet others = union(free);
            double without = weights.sum(others);
            for (var station : atStation.entrySet()) {
                BitSet more = (BitSet) station.getValue().clone();
                more.andNot(others);
                double gain = without + weights.sum(more) - now;
                if (best == null || gain > best.gain) {
                    best = new Best(free, station.getKey(), gain);
                }
            }
        }
        return best;
    }

    private Move move(Best best, double total) {
        RoadPlace from = place(best.free.place()).orElseThrow();
        RoadPlace to = place(best.station.location()).orElseThrow();
        double seconds =
                driving.network().arrivals(to, List.of(from), driving.blocked()).seconds(0);
        return new Move(
                best.free.unit(),
                new Named(best.station.id(), best.station.name()),
                best.station.location(),
                best.gain / total,
                Double.isInfinite(seconds) ? Integer.MAX_VALUE : (int) seconds);
    }
}
