package org.roadmarshal.detour;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.db.Database;
import org.roadmarshal.detour.internal.JdbcDetour;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Named;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.position.LivePositions;
import org.roadmarshal.position.Mover;
import org.roadmarshal.position.Position;
import org.roadmarshal.road.Driving;
import org.roadmarshal.road.RoadNetworks;
import org.roadmarshal.unit.Unit;
import org.roadmarshal.unit.UnitKind;
import org.roadmarshal.unit.UnitService;

/** Finds what patrols come by, on a thread of its own. Safe for any thread. */
public final class DetourAsking {
    /** Slower, a course is noise. */
    private static final double MOVING_KMH = 10;

    private final Database database;
    private final RoadNetworks roads;
    private final LivePositions positions;
    private final UnitService units;
    private final WorkerExecutor worker;

    public DetourAsking(
            Vertx vertx, Database database, RoadNetworks roads, LivePositions positions, UnitService units) {
        this.database = database;
        this.roads = roads;
        this.positions = positions;
        this.units = units;
        this.worker = vertx.createSharedWorkerExecutor("detours", 1, 1, TimeUnit.MINUTES);
    }

    /** Fails with CONFLICT where there are no roads. */
    public Future<List<Detour>> list(Principal principal, int minutes) {
        Driving driving = roads.driving(principal.org())
                .orElseThrow(() -> DispatchException.conflict("There is no road network (yet): see import-roads"));
        return database.read(handle -> nearby(handle, principal))
                .compose(nearby -> worker.executeBlocking(() -> new DetourSearch(driving, minutes).run(nearby), false));
    }

    private Nearby nearby(Handle handle, Principal principal) {
        List<Nearby.Patrol> patrols =
                units.ofAgencies(handle, principal.org(), principal.agencies(Permission.TASK_DISPATCH)).stream()
                        .filter(unit -> unit.kind() == UnitKind.VEHICLE)
                        .filter(unit -> unit.state().free() && unit.taskId() == null)
                        .flatMap(unit -> positions.find(principal.org(), Mover.unit(unit.id())).stream()
                                .map(position -> patrol(unit, position)))
                        .toList();
        return new Nearby(patrols, JdbcDetour.open(handle, principal));
    }

    private static Nearby.Patrol patrol(Unit unit, Position position) {
        boolean moving = position.speedKmh() != null && position.speedKmh() >= MOVING_KMH;
        return new Nearby.Patrol(
                new Named(unit.id(), unit.callsign()),
                new Lonlat(position.lon(), position.lat()),
                moving ? position.courseDeg() : null);
    }
}
