package org.roadmarshal.simulator;

import java.util.Random;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.road.Route;

/** A satellite receiver: it is never quite right, and its error wanders slowly rather than jumps. */
final class Receiver {
    /** Metres by which it is off, at most, in each direction. */
    static final double FARTHEST = 12;

    private static final double STEADY = 0.9;
    private static final double STEP_METRES = 1.6;

    private final Random random;
    private double east;
    private double north;

    Receiver(Random random) {
        this.random = random;
    }

    Route.Moment sees(Route.Moment truth) {
        east = wander(east);
        north = wander(north);
        Lonlat place = truth.place();
        Lonlat seen = new Lonlat(
                place.lon() + Earth.longitudeDegrees(east, place.lat()), place.lat() + Earth.latitudeDegrees(north));
        double kmh = truth.kmh() == 0 ? 0 : Math.max(0, truth.kmh() + random.nextGaussian());
        double course = (truth.course() + (truth.kmh() == 0 ? 0 : random.nextGaussian() * 2) + 360) % 360;
        return new Route.Moment(seen, course, kmh);
    }

    /** Metres, as the device itself believes. */
    double accuracy() {
        return 3 + Math.hypot(east, north);
    }

    private double wander(double error) {
        double next = STEADY * error + STEP_METRES * random.nextGaussian();
        return Math.max(-FARTHEST, Math.min(FARTHEST, next));
    }
}
