package org.roadmarshal.incident.internal;

import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.incident.Incident;
import org.roadmarshal.incident.IncidentChange;
import org.roadmarshal.incident.IncidentFilter;
import org.roadmarshal.incident.IncidentService;
import org.roadmarshal.incident.IncidentState;
import org.roadmarshal.incident.NewIncident;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Permission;

/** The operations of {@code incident.yaml} that need no look at tasks; the task feature has the others. */
public final class IncidentRoutes {
    private final IncidentService incidents;

    public IncidentRoutes(IncidentService incidents) {
        this.incidents = incidents;
    }

    public void register(Operations operations) {
        operations.query("listIncidentCategories", Permission.INCIDENT_READ, IncidentRoutes::categories);
        operations.query("listIncidents", Permission.INCIDENT_READ, this::list);
        operations.query(
                "listLikeIncidents",
                Permission.INCIDENT_READ,
                (handle, call) -> Reply.ok(Map.of("items", incidents.like(handle, call.principal(), call.id()))));
        operations.create("createIncident", Permission.INCIDENT_WRITE, this::create);
        operations.query("getIncident", Permission.INCIDENT_READ, this::get);
        operations.change("changeIncident", Permission.INCIDENT_WRITE, this::change);
    }

    private static Reply categories(Handle handle, Call call) {
        return Reply.ok(Map.of(
                "items", JdbcIncidentCategory.list(handle, call.principal().org())));
    }

    private Reply list(Handle handle, Call call) {
        IncidentFilter filter = new IncidentFilter(
                call.query("state")
                        .map(code -> Coded.of(IncidentState.class, code))
                        .orElse(null),
                call.queryLong("priority").map(Long::intValue).orElse(null));
        return Reply.ok(incidents.page(handle, call.principal(), filter, call.page()));
    }

    private Reply create(Transaction transaction, Call call) {
        Incident incident = incidents.create(transaction, call.principal(), call.body(NewIncident.class));
        return Reply.created(incident, "/incidents/" + incident.id(), incident.version());
    }

    private Reply get(Handle handle, Call call) {
        Incident incident = incidents.get(handle, call.principal(), call.id());
        return Reply.ok(incident, incident.version());
    }

    private Reply change(Transaction transaction, Call call) {
        Incident incident = incidents.change(
                transaction, call.principal(), call.id(), call.expectedVersion(), call.body(IncidentChange.class));
        return Reply.ok(incident, incident.version());
    }
}
