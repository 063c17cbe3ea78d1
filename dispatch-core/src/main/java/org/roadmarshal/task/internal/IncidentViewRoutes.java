package org.roadmarshal.task.internal;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.journal.Fact;
import org.roadmarshal.journal.JournalRows;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.task.IncidentTimeline;

/** The operations of {@code incident.yaml} that look at incidents and tasks together. */
public final class IncidentViewRoutes {
    private final IncidentTimeline timeline;

    public IncidentViewRoutes(IncidentTimeline timeline) {
        this.timeline = timeline;
    }

    public void register(Operations operations) {
        operations.query("getIncidentTimeline", Permission.INCIDENT_READ, this::timeline);
        operations.query("getIncidentSummary", Permission.INCIDENT_READ, IncidentViewRoutes::summary);
    }

    private Reply timeline(Handle handle, Call call) {
        List<Fact> facts = timeline.list(handle, call.principal(), call.id());
        return Reply.ok(Map.of(
                "items",
                facts,
                "head",
                JournalRows.head(handle, call.principal().org())));
    }

    private static Reply summary(Handle handle, Call call) {
        return Reply.ok(JdbcSummary.today(handle, call.principal()));
    }
}
