package org.roadmarshal.radar.internal;

import io.vertx.core.Future;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.db.Database;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.radar.NewRadarPatrol;
import org.roadmarshal.radar.RadarAsking;
import org.roadmarshal.radar.RadarPlace;
import org.roadmarshal.radar.RadarService;
import org.roadmarshal.radar.RadarWish;
import org.roadmarshal.task.Task;

/** The operations of {@code radar.yaml}. */
public final class RadarRoutes {
    private final RadarService radar;
    private final RadarAsking asking;
    private final Database database;

    public RadarRoutes(RadarService radar, RadarAsking asking, Database database) {
        this.radar = radar;
        this.asking = asking;
        this.database = database;
    }

    private record Places(LocalDate date, List<RadarPlace> items) {}

    public void register(Operations operations) {
        operations.query("listRadarPlaces", Permission.ISSUE_READ, this::list);
        operations.raw("getRadarRoute", Permission.ISSUE_READ, this::route);
        operations.create("startRadarPatrol", Permission.TASK_DISPATCH, this::start);
    }

    private Reply list(Handle handle, Call call) {
        RadarWish wish = wish(handle, call);
        return Reply.ok(new Places(
                wish.date(),
                radar.places(
                        handle,
                        call.principal(),
                        wish,
                        call.queryLong("limit").orElse(30L).intValue())));
    }

    private Future<Reply> route(Call call) {
        return database.read(handle -> wish(handle, call))
                .compose(wish -> asking.route(
                        call.principal(),
                        wish,
                        call.queryLong("places").orElse(8L).intValue(),
                        call.queryLong("unitId").orElse(null)))
                .map(Reply::ok);
    }

    private Reply start(Transaction transaction, Call call) {
        call.principal().require(Permission.ISSUE_READ);
        Task task = radar.send(transaction, call.principal(), call.body(NewRadarPatrol.class));
        return Reply.created(task, "/tasks/" + task.id(), task.version());
    }

    private static RadarWish wish(Handle handle, Call call) {
        Optional<LocalDate> date = call.query("date").map(RadarRoutes::date);
        return new RadarWish(
                date.orElseGet(() -> JdbcRadar.today(handle, call.principal().org())),
                call.query("category").orElse(null),
                call.queryLong("agencyId").orElse(null));
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new DispatchException(ErrorCode.VALIDATION, "date is not a day such as 2026-11-24: " + text, e);
        }
    }
}
