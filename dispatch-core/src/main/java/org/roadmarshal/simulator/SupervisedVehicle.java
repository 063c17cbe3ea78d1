package org.roadmarshal.simulator;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.road.Snap;

/** A coach, tour bus or tanker: drives from town to town, and stands a while in each. */
final class SupervisedVehicle {
    private static final double SHORTEST_STAY = 600;
    private static final double LONGEST_STAY = 5_400;
    private static final double NEAREST_METRES = 5_000;
    private static final double FARTHEST_METRES = 90_000;
    private static final double IN_TOWN_METRES = 1_500;
    private static final int TRIES = 10;

    private final SimulatedUnit vehicle;
    private final List<Lonlat> towns;
    private final RoadMap map;
    private final Random random;
    private double leaves;

    /** @param towns one or more */
    SupervisedVehicle(SimulatedUnit vehicle, List<Lonlat> towns, RoadMap map) {
        this.vehicle = vehicle;
        this.towns = towns;
        this.map = map;
        this.random = vehicle.random();
        this.leaves = random.nextDouble() * LONGEST_STAY / 2;
    }

    boolean wantsToLeave(double now) {
        return now >= leaves && vehicle.arrived(now);
    }

    /** Sets out for another town; stays a while longer where no road leads there. */
    void leave(double now) {
        boolean gone = destination(vehicle.at(now))
                .flatMap(town -> map.somewhere("", town, IN_TOWN_METRES, random))
                .filter(target -> vehicle.goTo(target, now))
                .isPresent();
        leaves =
                (gone ? vehicle.arrives() : now) + SHORTEST_STAY + random.nextDouble() * (LONGEST_STAY - SHORTEST_STAY);
    }

    void report(double now, long unixMillis) {
        vehicle.report(now, unixMillis);
    }

    private Optional<Lonlat> destination(Lonlat here) {
        for (int i = 0; i < TRIES; i++) {
            Lonlat town = towns.get(random.nextInt(towns.size()));
            double metres = Earth.metres(here, town);
            if (metres > NEAREST_METRES && metres < FARTHEST_METRES) {
                return Optional.of(town);
            }
        }
        return Optional.empty();
    }

    /** Where a vehicle of a town stands at first. */
    static Optional<Snap> depot(Lonlat town, RoadMap map, Random random) {
        return map.somewhere("", town, IN_TOWN_METRES, random);
    }
}
