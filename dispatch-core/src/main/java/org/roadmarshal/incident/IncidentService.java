package org.roadmarshal.incident;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.incident.internal.JdbcIncident;
import org.roadmarshal.incident.internal.JdbcIncidentCategory;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Page;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.layer.CityBounds;
import org.roadmarshal.layer.Jurisdictions;

/** The rules about incidents. Every change appends its facts. */
public final class IncidentService {
    private final List<Follower> followers = new ArrayList<>();

    /** Hears, in the same transaction, that what is known of an incident was corrected. */
    @FunctionalInterface
    public interface Follower {
        void corrected(Transaction transaction, Incident incident);
    }

    /** Call while wiring, before the first request. */
    public void followedBy(Follower follower) {
        followers.add(follower);
    }

    public Page<Incident> page(Handle handle, Principal principal, IncidentFilter filter, PageRequest request) {
        List<Incident> rows = JdbcIncident.page(
                handle, principal.org(), principal.agencies(Permission.INCIDENT_READ), filter, request);
        return Page.of(rows, request, Incident::id);
    }

    public Incident get(Handle handle, Principal principal, long id) {
        return visible(JdbcIncident.get(handle, principal.org(), id), principal);
    }

    /** Of these incidents those that they may see. */
    public List<Incident> list(Handle handle, Principal principal, Collection<Long> ids) {
        return JdbcIncident.list(handle, principal.org(), principal.agencies(Permission.INCIDENT_READ), ids);
    }

    /** It belongs to the agency on whose ground it lies. */
    public Incident create(Transaction transaction, Principal principal, NewIncident wanted) {
        IncidentCategory category = category(transaction, wanted.category());
        long agencyId = agencyAt(transaction, principal, wanted.location());
        int priority = wanted.priority() == null ? category.priority() : wanted.priority();
        long id = JdbcIncident.insert(
                transaction.handle(), principal.org(), wanted, priority, agencyId, principal.accountId());
        Incident incident = JdbcIncident.get(transaction.handle(), principal.org(), id);
        transaction.append(new IncidentEvent.Created(incident).entry());
        return incident;
    }

    /** Whether such an incident could be created here by them. @return on whose ground it lies */
    public long check(Transaction transaction, Principal principal, String category, Location location) {
        category(transaction, category);
        return agencyAt(transaction, principal, location);
    }

    /** What was planned has come due: by the system itself, on behalf of who planned it. */
    public Incident planned(Transaction transaction, long createdBy, long agencyId, NewIncident wanted) {
        int priority = wanted.priority() == null
                ? category(transaction, wanted.category()).priority()
                : wanted.priority();
        long id = JdbcIncident.insert(transaction.handle(), transaction.org(), wanted, priority, agencyId, createdBy);
        Incident incident = JdbcIncident.get(transaction.handle(), transaction.org(), id);
        transaction.append(new IncidentEvent.Created(incident).entry());
        return incident;
    }

    /** For its timeline: the unit that was planned for it could not be sent. */
    public void plannedUnitBusy(Transaction transaction, Incident incident, String callsign) {
        transaction.append(new IncidentEvent.UnitBusy(incident, callsign).entry());
    }

    public Incident change(Transaction transaction, Principal principal, long id, int expected, IncidentChange change) {
        Incident before = lock(transaction, principal, id);
        principal.require(Permission.INCIDENT_WRITE, before.agency().id());
        if (before.version() != expected) {
            throw DispatchException.stale("incident", id, expected, before.version());
        }
        requireOpen(before);
        if (change.ends()) {
            requireNoOpenTask(transaction, id);
        }
        if (change.category() != null) {
            category(transaction, change.category());
        }
        Long agencyId = change.location() == null ? null : agencyAt(transaction, principal, change.location());
        JdbcIncident.change(transaction.handle(), principal.org(), id, change, agencyId);
        Incident after = JdbcIncident.get(transaction.handle(), principal.org(), id);
        append(transaction, after, change);
        if (change.edits()) {
            followers.forEach(follower -> follower.corrected(transaction, after));
        }
        return after;
    }

    /** Holds the incident until the transaction ends; lock it before a unit and before a task. */
    public Incident lock(Transaction transaction, Principal principal, long id) {
        return visible(lock(transaction, id), principal);
    }

    /** The same for the system itself, which sees everything. */
    public Incident lock(Transaction transaction, long id) {
        return JdbcIncident.lock(transaction.handle(), transaction.org(), id);
    }

    /** Several of them, for the system itself, in rising order as everybody takes them. */
    public void lockAll(Transaction transaction, Collection<Long> ids) {
        JdbcIncident.lockAll(transaction.handle(), transaction.org(), ids);
    }

    /** Counts a task that has begun (+1) or ended (-1); while there is one, the incident cannot end. */
    public void countTask(Transaction transaction, long id, int more) {
        JdbcIncident.countTask(transaction.handle(), transaction.org(), id, more);
    }

    /** Other open incidents near it in space and time, the nearest first. */
    public List<LikeIncident> like(Handle handle, Principal principal, long id) {
        Incident incident = get(handle, principal, id);
        return JdbcIncident.like(handle, principal.org(), principal.agencies(Permission.INCIDENT_READ), incident);
    }

    /** It, and all that were merged into it. */
    public List<Long> withMerged(Handle handle, int org, long id) {
        return JdbcIncident.withMerged(handle, org, id);
    }

    /** Closes an incident as a report of what another is about; its tasks are moved before. Both are held and open. */
    public Incident merge(Transaction transaction, Incident duplicate, Incident into, String outcome) {
        JdbcIncident.merge(transaction.handle(), transaction.org(), duplicate.id(), into.id(), outcome);
        Incident closed = JdbcIncident.get(transaction.handle(), transaction.org(), duplicate.id());
        transaction.append(new IncidentEvent.Ended(closed).entry());
        JdbcIncident.touch(transaction.handle(), transaction.org(), into.id());
        Incident merged = JdbcIncident.get(transaction.handle(), transaction.org(), into.id());
        transaction.append(new IncidentEvent.Merged(merged, closed.id()).entry());
        return merged;
    }

    /** A part of an incident becomes one of its own. The first is held and open. */
    public Incident split(Transaction transaction, Principal principal, Incident from, NewIncident wanted) {
        IncidentCategory category = category(transaction, wanted.category());
        long agencyId = agencyAt(transaction, principal, wanted.location());
        int priority = wanted.priority() == null ? category.priority() : wanted.priority();
        long id = JdbcIncident.insert(
                transaction.handle(), principal.org(), wanted, priority, agencyId, principal.accountId());
        JdbcIncident.splitFrom(transaction.handle(), transaction.org(), id, from.id());
        Incident part = JdbcIncident.get(transaction.handle(), principal.org(), id);
        transaction.append(new IncidentEvent.Created(part).entry());
        JdbcIncident.touch(transaction.handle(), transaction.org(), from.id());
        Incident rest = JdbcIncident.get(transaction.handle(), transaction.org(), from.id());
        transaction.append(new IncidentEvent.Split(rest, id).entry());
        return part;
    }

    public static void requireOpen(Incident incident) {
        if (!incident.open()) {
            throw DispatchException.conflict("Incident %d is %s and does not change any more"
                    .formatted(incident.id(), incident.state().code()));
        }
    }

    private static void append(Transaction transaction, Incident after, IncidentChange change) {
        if (change.edits()) {
            transaction.append(new IncidentEvent.Changed(after).entry());
        }
        if (change.note() != null) {
            transaction.append(new IncidentEvent.Noted(after, change.note()).entry());
        }
        if (change.ends()) {
            transaction.append(new IncidentEvent.Ended(after).entry());
        }
    }

    private static IncidentCategory category(Transaction transaction, String code) {
        return JdbcIncidentCategory.find(transaction.handle(), transaction.org(), code)
                .orElseThrow(() -> DispatchException.invalid("There is no incident category " + code));
    }

    private static void requireNoOpenTask(Transaction transaction, long id) {
        int open = JdbcIncident.openTasks(transaction.handle(), transaction.org(), id);
        if (open > 0) {
            throw DispatchException.conflict(
                    "Incident %d has %d open task%s; clear or cancel first".formatted(id, open, open == 1 ? "" : "s"));
        }
    }

    private static long agencyAt(Transaction transaction, Principal principal, Location location) {
        CityBounds.require(transaction.handle(), transaction.org(), location);
        long agencyId = Jurisdictions.agencyAt(transaction.handle(), transaction.org(), location);
        principal.require(Permission.INCIDENT_WRITE, agencyId);
        return agencyId;
    }

    private static Incident visible(Incident incident, Principal principal) {
        if (!principal.may(Permission.INCIDENT_READ, incident.agency().id())) {
            throw DispatchException.notFound("incident", incident.id());
        }
        return incident;
    }
}
