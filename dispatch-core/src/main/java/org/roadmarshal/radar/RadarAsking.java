package org.roadmarshal.radar;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.roadmarshal.db.Database;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.road.Reach;
import org.roadmarshal.gis.road.RoadPlace;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.position.LivePositions;
import org.roadmarshal.position.Mover;
import org.roadmarshal.road.Driving;
import org.roadmarshal.road.RoadNetworks;

/** Lays a patrol through the places of the radar, by road where there are roads, on a thread of its own. Safe for any thread. */
public final class RadarAsking {
    private static final double OFF_ROAD_M = 1_000;
    private static final double LONGEST_SECONDS = 4 * 3_600;
    private static final double DETOUR = 1.3;
    private static final double METRES_A_SECOND = 40 / 3.6;

    private final Database database;
    private final RadarService radar;
    private final RoadNetworks roads;
    private final LivePositions positions;
    private final WorkerExecutor worker;

    public RadarAsking(
            Vertx vertx, Database database, RadarService radar, RoadNetworks roads, LivePositions positions) {
        this.database = database;
        this.radar = radar;
        this.roads = roads;
        this.positions = positions;
        this.worker = vertx.createSharedWorkerExecutor("radar", 1, 1, TimeUnit.MINUTES);
    }

    /** @param unitId where the way begins; null to begin at the place with the highest score */
    public Future<RadarRoute> route(Principal principal, RadarWish wish, int places, Long unitId) {
        Optional<Lonlat> start = unitId == null
                ? Optional.empty()
                : positions
                        .find(principal.org(), Mover.unit(unitId))
                        .filter(position -> principal.may(Permission.POSITION_READ, position.agencyId()))
                        .map(position -> new Lonlat(position.lon(), position.lat()));
        return database.read(handle -> radar.places(handle, principal, wish, places))
                .compose(found ->
                        worker.executeBlocking(() -> laid(found, start, roads.driving(principal.org())), false));
    }

    static RadarRoute laid(List<RadarPlace> places, Optional<Lonlat> start, Optional<Driving> driving) {
        if (places.isEmpty()) {
            return new RadarRoute(driving.isPresent(), 0, List.of());
        }
        List<Lonlat> points = new ArrayList<>();
        start.ifPresent(points::add);
        places.forEach(place -> points.add(lonlat(place.location())));
        double[][] seconds = straight(points);
        boolean byRoad = driving.isPresent() && byRoad(points, driving.get(), seconds);
        int[] order = VisitOrder.of(seconds);
        int ahead = start.isPresent() ? 1 : 0;
        List<RadarRoute.Stop> stops = IntStream.range(ahead, order.length)
                .mapToObj(i -> new RadarRoute.Stop(
                        places.get(order[i] - ahead),
                        Math.round(i == 0 ? 0 : seconds[order[i - 1]][order[i]]),
                        Math.round(VisitOrder.extra(seconds, order, i))))
                .toList();
        return new RadarRoute(byRoad, Math.round(VisitOrder.length(seconds, order)), stops);
    }

    private static double[][] straight(List<Lonlat> points) {
        double[][] seconds = new double[points.size()][points.size()];
        for (int i = 0; i < seconds.length; i++) {
            for (int j = 0; j < seconds.length; j++) {
                seconds[i][j] = Earth.metres(points.get(i), points.get(j)) * DETOUR / METRES_A_SECOND;
            }
        }
        return seconds;
    }

    /** Puts driving times in the place of the straight ones; where a place lies off all roads these stay. */
    private static boolean byRoad(List<Lonlat> points, Driving driving, double[][] seconds) {
        List<Optional<RoadPlace>> places = points.stream()
                .map(point -> driving.network().place(point, null, OFF_ROAD_M))
                .toList();
        boolean all = true;
        for (int i = 0; i < seconds.length; i++) {
            if (places.get(i).isEmpty()) {
                all = false;
                continue;
            }
            Reach reach = driving.network().reach(List.of(places.get(i).get()), LONGEST_SECONDS, driving.blocked());
            for (int j = 0; j < seconds.length; j++) {
                double driven = places.get(j).map(reach::seconds).orElse(Double.POSITIVE_INFINITY);
                if (i != j && Double.isFinite(driven)) {
                    seconds[i][j] = driven;
                } else {
                    all &= i == j;
                }
            }
        }
        return all;
    }

    private static Lonlat lonlat(Location location) {
        return new Lonlat(location.lon(), location.lat());
    }
}
