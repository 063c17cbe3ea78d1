package org.roadmarshal.task.internal;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.incident.Incident;
import org.roadmarshal.journal.Fact;
import org.roadmarshal.journal.JournalRows;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.task.IncidentParts;
import org.roadmarshal.task.IncidentTimeline;

/** The operations of {@code incident.yaml} that look at incidents and tasks together. */
public final class IncidentViewRoutes {
    private final IncidentTimeline timeline;
    private final IncidentParts parts;

    public IncidentViewRoutes(IncidentTimeline timeline, IncidentParts parts) {
        this.timeline = timeline;
        this.parts = parts;
    }

    public void register(Operations operations) {
        operations.query("getIncidentTimeline", Permission.INCIDENT_READ, this::timeline);
        operations.create("mergeIncident", Permission.INCIDENT_WRITE, this::merge);
        operations.create("splitIncident", Permission.INCIDENT_WRITE, this::split);
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

    private Reply merge(Transaction transaction, Call call) {
        Incident incident = parts.merge(transaction, call.principal(), call.id(), call.body(IncidentParts.Merge.class));
        return Reply.created(incident, "/incidents/" + incident.id(), incident.version());
    }

    private Reply split(Transaction transaction, Call call) {
        Incident incident = parts.split(transaction, call.principal(), call.id(), call.body(IncidentParts.Split.class));
        return Reply.created(incident, "/incidents/" + incident.id(), incident.version());
    }

    private static Reply summary(Handle handle, Call call) {
        return Reply.ok(JdbcSummary.today(handle, call.principal()));
    }
}
