package org.roadmarshal.station.internal;

import org.jdbi.v3.core.Handle;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.station.NewStation;
import org.roadmarshal.station.Station;
import org.roadmarshal.station.StationChange;
import org.roadmarshal.station.StationKind;
import org.roadmarshal.station.StationService;

/** The operations of {@code station.yaml}. */
public final class StationRoutes {
    private final StationService stations;

    public StationRoutes(StationService stations) {
        this.stations = stations;
    }

    public void register(Operations operations) {
        operations.query("listStations", Permission.LAYER_READ, this::list);
        operations.create("createStation", Permission.STATION_WRITE, this::create);
        operations.query("getStation", Permission.LAYER_READ, this::get);
        operations.change("changeStation", Permission.STATION_WRITE, this::change);
    }

    private Reply list(Handle handle, Call call) {
        StationKind kind = call.query("kind")
                .map(code -> Coded.of(StationKind.class, code))
                .orElse(null);
        return Reply.ok(stations.page(handle, call.principal().org(), kind, call.page()));
    }

    private Reply create(Transaction transaction, Call call) {
        Station station = stations.create(transaction, call.principal(), call.body(NewStation.class));
        return Reply.created(station, "/stations/" + station.id(), station.version());
    }

    private Reply get(Handle handle, Call call) {
        Station station = stations.get(handle, call.principal().org(), call.id());
        return Reply.ok(station, station.version());
    }

    private Reply change(Transaction transaction, Call call) {
        Station station = stations.change(
                transaction, call.principal(), call.id(), call.expectedVersion(), call.body(StationChange.class));
        return Reply.ok(station, station.version());
    }
}
