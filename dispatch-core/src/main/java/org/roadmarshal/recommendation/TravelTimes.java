package org.roadmarshal.recommendation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.road.ArrivalTree;
import org.roadmarshal.gis.road.RoadPlace;
import org.roadmarshal.gis.road.Route;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.position.Position;
import org.roadmarshal.road.Driving;
import org.roadmarshal.unit.Unit;
import org.roadmarshal.unit.UnitKind;

/** How long units need to one place: by road in one search for all of them, else by the straight line, and it says which. */
final class TravelTimes {
    /** What a road is longer than the straight line, in the mean of country roads. */
    private static final double DETOUR = 1.4;
    /** Mean speeds, km/h. */
    private static final double DRIVING = 45;

    private static final double WALKING = 5;
    /** Who is farther from all roads than this has none of them. */
    private static final double OFF_ROAD_M = 1_000;
    /** Slower, a course is noise. */
    private static final double MOVING_KMH = 10;

    private final Location target;
    private final Map<Long, Integer> starts = new HashMap<>();
    private final ArrivalTree tree;

    /** @param seconds infinite where no way leads. @param roadM null where it is not by road */
    record Travel(double seconds, Integer roadM, Basis basis) {}

    /** @param driving empty where there is no network. @param positions of the units that have one */
    TravelTimes(Optional<Driving> driving, Location target, List<Unit> units, Map<Long, Position> positions) {
        this.target = target;
        RoadPlace place = driving.flatMap(
                        roads -> roads.network().place(new Lonlat(target.lon(), target.lat()), null, OFF_ROAD_M))
                .orElse(null);
        this.tree = place == null ? null : grow(driving.orElseThrow(), place, units, positions);
    }

    private ArrivalTree grow(Driving driving, RoadPlace place, List<Unit> units, Map<Long, Position> positions) {
        List<RoadPlace> places = new ArrayList<>();
        for (Unit unit : units) {
            Position position = positions.get(unit.id());
            if (position != null && unit.kind() != UnitKind.FOOT) {
                driving.network()
                        .place(new Lonlat(position.lon(), position.lat()), course(position), OFF_ROAD_M)
                        .ifPresent(start -> {
                            starts.put(unit.id(), places.size());
                            places.add(start);
                        });
            }
        }
        return driving.network().arrivals(place, places, driving.blocked());
    }

    private static Double course(Position position) {
        boolean moving = position.speedKmh() != null && position.speedKmh() >= MOVING_KMH;
        return moving ? position.courseDeg() : null;
    }

    boolean byRoad() {
        return tree != null;
    }

    Travel of(Unit unit, Position position) {
        Integer start = starts.get(unit.id());
        if (start != null) {
            double metres = tree.metres(start);
            return new Travel(
                    tree.seconds(start), Double.isInfinite(metres) ? null : (int) Math.round(metres), Basis.ROAD);
        }
        double metresPerSecond = (unit.kind() == UnitKind.FOOT ? WALKING : DRIVING) / 3.6;
        return new Travel(straight(position) * DETOUR / metresPerSecond, null, Basis.STRAIGHT);
    }

    /** Metres as the crow flies. */
    double straight(Position position) {
        return Earth.metres(position.lon(), position.lat(), target.lon(), target.lat());
    }

    Optional<Route> route(long unitId) {
        return Optional.ofNullable(starts.get(unitId)).flatMap(tree::route);
    }
}
