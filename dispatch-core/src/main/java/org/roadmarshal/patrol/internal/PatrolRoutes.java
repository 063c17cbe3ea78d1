package org.roadmarshal.patrol.internal;

import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.patrol.PatrolService;

/** The operation of {@code patrol.yaml}. */
public final class PatrolRoutes {
    private final PatrolService patrols;

    public PatrolRoutes(PatrolService patrols) {
        this.patrols = patrols;
    }

    public void register(Operations operations) {
        operations.query(
                "getPatrolCoverage",
                Permission.TASK_READ,
                (handle, call) -> Reply.ok(patrols.coverage(handle, call.principal(), call.id())));
    }
}
