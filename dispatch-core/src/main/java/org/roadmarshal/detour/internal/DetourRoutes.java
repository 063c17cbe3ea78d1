package org.roadmarshal.detour.internal;

import java.util.List;
import org.roadmarshal.detour.Detour;
import org.roadmarshal.detour.DetourAsking;
import org.roadmarshal.detour.DetourService;
import org.roadmarshal.detour.NewDetour;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.task.Task;

/** The operations of {@code detour.yaml}. */
public final class DetourRoutes {
    private final DetourAsking asking;
    private final DetourService detours;

    public DetourRoutes(DetourAsking asking, DetourService detours) {
        this.asking = asking;
        this.detours = detours;
    }

    private record Detours(List<Detour> items) {}

    public void register(Operations operations) {
        operations.raw("listDetours", Permission.TASK_DISPATCH, call -> asking.list(
                        call.principal(), call.queryLong("minutes").orElse(5L).intValue())
                .map(found -> Reply.ok(new Detours(found))));
        operations.create("joinDetour", Permission.TASK_DISPATCH, (transaction, call) -> {
            Task task = detours.join(transaction, call.principal(), call.body(NewDetour.class));
            return Reply.created(task, "/tasks/" + task.id(), task.version());
        });
    }
}
