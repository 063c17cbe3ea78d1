package org.roadmarshal.simulator;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Random;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.road.RoadGraph;
import org.roadmarshal.gis.road.Route;
import org.roadmarshal.gis.road.Snap;

/** A vehicle or people on foot: where they are, where they go, when their device speaks. */
final class SimulatedUnit {
    private static final double WALKING = 1.25;
    /** Of the drivers, those who are faster than is usual: a few, or the alarms would be about nothing else. */
    private static final double HURRIED = 0.01;

    private static final double AREA_METRES = 9_000;
    private static final double BEAT_METRES = 900;
    private static final double ON_ROAD_METRES = 3_000;
    /** How many fixes to remember: those on their way to us over the live socket. */
    private static final int REMEMBERED = 400;

    private static final double LEFT_TO_A_PERSON = 900;

    private final long id;
    private final String agencyCode;
    private final boolean foot;
    private final RoadMap map;
    private final Device device;
    private final Random random;
    private final Receiver receiver;
    private final double pace;
    private final Lonlat home;
    private final int speed;
    private final ArrayDeque<Long> sent = new ArrayDeque<>();

    private Snap place;
    private Journey journey;
    private double lastFix;
    private double restsUntil;
    private double personUntil = -1;

    /** @param home usually there; a unit without lives in the middle of the city */
    SimulatedUnit(
            long id, String agencyCode, boolean foot, Lonlat home, RoadMap map, Device device, long seed, int speed) {
        this.id = id;
        this.agencyCode = agencyCode;
        this.foot = foot;
        this.map = map;
        this.device = device;
        this.random = new Random(seed);
        this.receiver = new Receiver(new Random(random.nextLong()));
        this.home = home;
        this.speed = speed;
        this.pace = foot ? WALKING * (0.85 + 0.3 * random.nextDouble()) : driving(random);
        this.lastFix = -random.nextDouble() * device.interval(true) * speed;
        this.restsUntil = random.nextDouble() * 60;
        this.place = map.roads().nearest(home, ON_ROAD_METRES).orElse(null);
    }

    long id() {
        return id;
    }

    Random random() {
        return random;
    }

    /** A unit that lives far from any road cannot be simulated. */
    boolean canMove() {
        return place != null;
    }

    Lonlat at(double now) {
        return truth(now).place();
    }

    boolean arrived(double now) {
        return journey == null || now >= journey.ends();
    }

    /** When the journey that it is on ends; only while it is on one. */
    double arrives() {
        return journey.ends();
    }

    /** Sets out along the roads. @return false where none leads there */
    boolean goTo(Snap target, double now) {
        Snap from = journey == null
                ? place
                : map.roads().nearest(at(now), ON_ROAD_METRES).orElse(place);
        RoadGraph roads = map.roads();
        Optional<Route> route = roads.fastest(from, target);
        route.ifPresent(found -> {
            journey = new Journey(found, now, foot, pace);
            place = target;
        });
        return route.isPresent();
    }

    /** Stays where it is. */
    void halt(double now) {
        if (!arrived(now)) {
            place = map.roads().nearest(at(now), ON_ROAD_METRES).orElse(place);
            journey = null;
        }
    }

    /** Goes about its area, with a rest at every end. */
    void patrol(double now) {
        if (!arrived(now) || now < restsUntil) {
            return;
        }
        Lonlat around = foot || Earth.metres(home, at(now)) > 2 * AREA_METRES ? home : at(now);
        Optional<Snap> next = map.somewhere(agencyCode, around, foot ? BEAT_METRES : AREA_METRES, random)
                .or(() -> map.somewhere(agencyCode, home, foot ? BEAT_METRES : AREA_METRES, random));
        if (next.isPresent() && goTo(next.get(), now)) {
            restsUntil = journey.ends() + 20 + random.nextDouble() * 100;
        } else {
            restsUntil = now + 30;
        }
    }

    /** Lets its device speak when it is time; yet never twice within a real second, as no device does that. */
    void report(double now, long unixMillis) {
        boolean underWay = !arrived(now);
        if (now - lastFix < Math.max(device.interval(underWay), speed) || now < personUntil) {
            return;
        }
        lastFix = now;
        long time = device.report(unixMillis, receiver.sees(truth(now)), receiver.accuracy(), underWay);
        if (sent.size() == REMEMBERED) {
            sent.poll();
        }
        sent.add(time);
    }

    /** A position of this unit came by that is not ours: somebody's phone speaks for it, and we hold our tongue for a while. */
    void heard(long fixMillis, long startedMillis, double now) {
        if (fixMillis > startedMillis && !sent.contains(fixMillis)) {
            personUntil = now + LEFT_TO_A_PERSON * speed;
        }
    }

    private Route.Moment truth(double now) {
        return journey == null ? new Route.Moment(place.place(), 0, 0) : journey.at(now);
    }

    private static double driving(Random random) {
        double share = random.nextDouble();
        return random.nextDouble() < HURRIED ? 1 + 0.15 * share : 0.8 + 0.2 * share;
    }
}
