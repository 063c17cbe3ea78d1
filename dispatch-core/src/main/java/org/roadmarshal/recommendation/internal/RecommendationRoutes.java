package org.roadmarshal.recommendation.internal;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.roadmarshal.gis.format.GeoJsonWriter;
import org.roadmarshal.gis.road.Route;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.recommendation.NewDispatch;
import org.roadmarshal.recommendation.Ranked;
import org.roadmarshal.recommendation.RecommendationService;
import org.roadmarshal.recommendation.Recommending;
import org.roadmarshal.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operations of {@code recommendation.yaml}. */
public final class RecommendationRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(RecommendationRoutes.class);
    private static final int PATIENCE_SECONDS = 3;

    private final Recommending recommending;
    private final RecommendationService recommendations;

    public RecommendationRoutes(Recommending recommending, RecommendationService recommendations) {
        this.recommending = recommending;
        this.recommendations = recommendations;
    }

    /** @param geometry a GeoJSON line */
    private record Way(@JsonRawValue String geometry, int metres, int seconds) {
        static Way of(Route route) {
            return new Way(GeoJsonWriter.geometry(route.line()), (int) Math.round(route.metres()), (int)
                    Math.round(route.seconds()));
        }
    }

    public void register(Operations operations) {
        operations.raw(
                "listCandidates", Permission.TASK_DISPATCH, call -> ranked(call).map(Reply::ok));
        operations.raw("getCandidateRoute", Permission.TASK_DISPATCH, call -> recommending
                .route(call.principal(), call.id(), call.queryLong("unitId").orElseThrow())
                .map(route -> Reply.ok(Way.of(route))));
        operations.create("createRecommendation", Permission.TASK_DISPATCH, this::ranked, this::keep);
        operations.query(
                "listRecommendations",
                Permission.TASK_READ,
                (handle, call) -> Reply.ok(recommendations.page(handle, call.principal(), call.id(), call.page())));
        operations.create("dispatchRanked", Permission.TASK_DISPATCH, this::rankedIfPossible, this::rankAndDispatch);
        operations.create("dispatchRecommended", Permission.TASK_DISPATCH, this::dispatch);
    }

    /**
     * A ranking is advice: where the search fails, or takes longer than anybody waits, the unit is sent without. Who may not see the
     * incident, and a database that is away, are no matter of the search.
     */
    private Future<Optional<Ranked>> rankedIfPossible(Call call) {
        return ranked(call)
                .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .map(Optional::of)
                .recover(failure -> failure instanceof DispatchException
                        ? Future.failedFuture(failure)
                        : withoutRanking(call, failure));
    }

    private static Future<Optional<Ranked>> withoutRanking(Call call, Throwable failure) {
        LOG.error("No ranking for incident {}; dispatching without", call.id(), failure);
        return Future.succeededFuture(Optional.empty());
    }

    private Reply rankAndDispatch(Transaction transaction, Call call, Optional<Ranked> ranked) {
        Task task = recommendations.dispatch(
                transaction, call.principal(), call.id(), ranked.orElse(null), call.body(NewDispatch.class));
        return Reply.created(task, "/tasks/" + task.id(), task.version());
    }

    private Future<Ranked> ranked(Call call) {
        return recommending.rank(call.principal(), call.id());
    }

    private Reply keep(Transaction transaction, Call call, Ranked ranked) {
        return Reply.created(recommendations.keep(transaction, call.principal(), call.id(), ranked));
    }

    private Reply dispatch(Transaction transaction, Call call) {
        Task task = recommendations.dispatch(transaction, call.principal(), call.id(), call.body(NewDispatch.class));
        return Reply.created(task, "/tasks/" + task.id(), task.version());
    }
}
