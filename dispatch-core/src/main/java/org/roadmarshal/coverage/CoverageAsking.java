package org.roadmarshal.coverage;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiLineString;
import org.roadmarshal.coverage.internal.JdbcPast;
import org.roadmarshal.db.Database;
import org.roadmarshal.gis.format.GeoJsonWriter;
import org.roadmarshal.gis.geo.Lines;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.gis.road.Reach;
import org.roadmarshal.gis.road.RoadPlace;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Named;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.position.LivePositions;
import org.roadmarshal.position.Mover;
import org.roadmarshal.road.Driving;
import org.roadmarshal.road.RoadNetworks;
import org.roadmarshal.station.Station;
import org.roadmarshal.station.StationKind;
import org.roadmarshal.station.StationService;
import org.roadmarshal.unit.UnitService;

/** Isochrones and coverage, one at a time: each takes up to seconds of a processor. Safe for any thread. */
public final class CoverageAsking {
    private static final List<Integer> MINUTES = List.of(5, 10, 15);
    private static final double OFF_ROAD_M = 1_000;
    private static final int MOST_WAITING = 8;
    private static final int MOST_STATIONS = 1_000;

    private final Database database;
    private final RoadNetworks roads;
    private final LivePositions positions;
    private final UnitService units = new UnitService();
    private final StationService stations = new StationService();
    private final WorkerExecutor worker;
    private final AtomicInteger waiting = new AtomicInteger();

    public CoverageAsking(Vertx vertx, Database database, RoadNetworks roads, LivePositions positions) {
        this.database = database;
        this.roads = roads;
        this.positions = positions;
        this.worker = vertx.createSharedWorkerExecutor("coverage", 1, 1, TimeUnit.MINUTES);
    }

    /** Fails with CONFLICT where there are no roads, or none is near. */
    public Future<Isochrone> isochrone(Principal principal, Location from) {
        Driving driving = driving(principal);
        return one(() -> isochrone(driving, from));
    }

    /** Of the units that the asker may dispatch. Fails with CONFLICT where there are no roads. */
    public Future<Coverage> coverage(Principal principal, int minutes) {
        Driving driving = driving(principal);
        return database.read(handle -> situation(handle, principal))
                .compose(situation -> one(() -> new CoverageSearch(driving, situation, minutes).run()));
    }

    private Driving driving(Principal principal) {
        return roads.driving(principal.org())
                .orElseThrow(() -> DispatchException.conflict("There is no road network (yet): see import-roads"));
    }

    private <T> Future<T> one(Callable<T> search) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return Future.failedFuture(
                    new DispatchException(ErrorCode.OVERLOADED, "Too many ask for coverage just now"));
        }
        return worker.executeBlocking(search, false).onComplete(done -> waiting.decrementAndGet());
    }

    private Situation situation(Handle handle, Principal principal) {
        var agencies = principal.agencies(Permission.TASK_DISPATCH);
        List<Situation.Free> free = units.ofAgencies(handle, principal.org(), agencies).stream()
                .filter(unit -> unit.state().free() && unit.taskId() == null)
                .flatMap(unit -> positions.find(principal.org(), Mover.unit(unit.id())).stream()
                        .map(position -> new Situation.Free(
                                new Named(unit.id(), unit.callsign()), new Location(position.lon(), position.lat()))))
                .toList();
        List<Station> posts =
                stations.page(handle, principal.org(), null, new PageRequest(MOST_STATIONS, null)).items().stream()
                        .filter(station -> station.kind() == StationKind.SQUAD_POST
                                || station.kind() == StationKind.OVERLOAD_CONTROL)
                        .toList();
        return new Situation(free, posts, JdbcPast.places(handle, principal));
    }

    private static Isochrone isochrone(Driving driving, Location from) {
        RoadPlace start = driving.network()
                .place(new Lonlat(from.lon(), from.lat()), null, OFF_ROAD_M)
                .orElseThrow(() -> DispatchException.conflict("No road is near"));
        double most = 60.0 * MINUTES.get(MINUTES.size() - 1);
        Reach reach = driving.network().reach(List.of(start), most, driving.blocked());
        List<Isochrone.Band> bands = new ArrayList<>();
        double after = 0;
        for (int minutes : MINUTES) {
            MultiLineString lines = reach.roads(after, 60.0 * minutes);
            bands.add(new Isochrone.Band(minutes, GeoJsonWriter.geometry(lines), km(lines)));
            after = 60.0 * minutes;
        }
        return new Isochrone(bands);
    }

    private static double km(MultiLineString lines) {
        double metres = 0;
        for (int i = 0; i < lines.getNumGeometries(); i++) {
            metres += Lines.metres((LineString) lines.getGeometryN(i));
        }
        return metres / 1000;
    }
}
