package org.roadmarshal.road.internal;

import java.time.Instant;
import java.util.List;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.road.Closure;
import org.roadmarshal.road.ClosureService;
import org.roadmarshal.road.NewClosure;

/** The operations of {@code closure.yaml}. */
public final class ClosureRoutes {
    private final ClosureService closures;

    public ClosureRoutes(ClosureService closures) {
        this.closures = closures;
    }

    private record Closures(List<Closure> items) {}

    private record Until(Instant until) {}

    public void register(Operations operations) {
        operations.query(
                "listClosures",
                Permission.LAYER_READ,
                (handle, call) -> Reply.ok(
                        new Closures(closures.list(handle, call.principal().org()))));
        operations.create("createClosure", Permission.TASK_DISPATCH, (transaction, call) -> {
            Closure closure = closures.create(transaction, call.principal(), call.body(NewClosure.class));
            return Reply.created(closure, "/closures/" + closure.id(), closure.version());
        });
        operations.query("getClosure", Permission.LAYER_READ, (handle, call) -> {
            Closure closure = closures.get(handle, call.principal().org(), call.id());
            return Reply.ok(closure, closure.version());
        });
        operations.change("extendClosure", Permission.TASK_DISPATCH, (transaction, call) -> {
            Instant until = call.body(Until.class).until();
            Closure closure = closures.extend(transaction, call.principal(), call.id(), call.expectedVersion(), until);
            return Reply.ok(closure, closure.version());
        });
        operations.change("liftClosure", Permission.TASK_DISPATCH, (transaction, call) -> {
            closures.lift(transaction, call.principal(), call.id(), call.expectedVersion());
            return Reply.empty(204);
        });
    }
}
