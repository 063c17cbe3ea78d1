package org.roadmarshal.recommendation;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.roadmarshal.db.Database;
import org.roadmarshal.gis.road.Route;
import org.roadmarshal.kernel.Principal;

/** Asks the database, then searches on a thread of its own, so that no connection waits for a search. */
public final class Recommending {
    private final Recommender recommender;
    private final Database database;
    private final WorkerExecutor worker;

    public Recommending(Vertx vertx, Database database, Recommender recommender) {
        this.database = database;
        this.recommender = recommender;
        this.worker = vertx.createSharedWorkerExecutor("recommending", 2, 1, TimeUnit.MINUTES);
    }

    public Future<Ranked> rank(Principal principal, long incidentId) {
        return answer(principal, incidentId, recommender::rank);
    }

    public Future<Route> route(Principal principal, long incidentId, long unitId) {
        return answer(principal, incidentId, question -> recommender.route(question, unitId));
    }

    private <T> Future<T> answer(Principal principal, long incidentId, Function<Question, T> search) {
        return database.read(handle -> recommender.ask(handle, principal, incidentId))
                .compose(question -> worker.executeBlocking(() -> search.apply(question), false));
    }
}
