package org.roadmarshal.review;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.review.internal.JdbcKpi;

/** Times of tasks against their targets, of the agencies whose tasks one may read. */
public final class KpiService {
    private final List<Target> targets;

    public KpiService(List<Target> targets) {
        this.targets = List.copyOf(targets);
    }

    public List<Target> targets() {
        return targets;
    }

    public Kpis figures(Handle handle, Principal principal, KpiFilter filter, Grouping by) {
        JdbcKpi kpi = new JdbcKpi(handle, principal.org(), principal.agencies(Permission.TASK_READ), filter);
        return new Kpis(filter.from(), filter.to(), by, targets, kpi.total(targets), kpi.groups(targets, by));
    }

    /** The tasks behind a figure, the longest first. */
    public List<MeasuredTask> tasks(Handle handle, Principal principal, KpiFilter filter, Measure measure, int limit) {
        return new JdbcKpi(handle, principal.org(), principal.agencies(Permission.TASK_READ), filter)
                .tasks(measure, limit);
    }

    /** Of one incident. */
    public List<Figure> ofIncident(Handle handle, Principal principal, long incidentId) {
        return JdbcKpi.ofIncident(handle, principal.org(), principal.agencies(Permission.TASK_READ), incidentId)
                .total(targets);
    }
}
