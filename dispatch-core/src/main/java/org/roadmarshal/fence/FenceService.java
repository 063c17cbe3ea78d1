package org.roadmarshal.fence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.alarm.AlarmService;
import org.roadmarshal.fence.internal.Ground;
import org.roadmarshal.fence.internal.ImportedFences;
import org.roadmarshal.fence.internal.JdbcFence;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.Page;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;

/** The rules about the register of fences. They are part of the map: the whole org sees them; whose one is writes it. */
public final class FenceService {
    private final AlarmService alarms;

    public FenceService(AlarmService alarms) {
        this.alarms = alarms;
    }

    /** The newest first. */
    public Page<Fence> page(Handle handle, int org, PageRequest request) {
        return Page.of(JdbcFence.page(handle, org, request), request, Fence::id);
    }

    public Fence get(Handle handle, int org, long id) {
        return JdbcFence.get(handle, org, id);
    }

    public Fence create(Transaction transaction, Principal principal, NewFence wanted) {
        long agencyId = agency(principal, wanted.agencyId());
        Ground ground = Ground.of(wanted.kind(), wanted.geometry(), wanted.radiusM());
        ground.requireNear(transaction.handle(), principal.org());
        return put(transaction, wanted, agencyId, ground);
    }

    /** All of a GeoJSON collection, or none. @throws DispatchException VALIDATION saying which feature is wrong */
    public List<Fence> importAll(Transaction transaction, Principal principal, JsonNode collection) {
        long agencyId = agency(principal, null);
        List<Fence> fences = new ArrayList<>();
        for (ImportedFences.Drawn drawn : ImportedFences.read(collection)) {
            drawn.ground().requireNear(transaction.handle(), principal.org());
            fences.add(put(transaction, drawn.fence(), agencyId, drawn.ground()));
        }
        return fences;
    }

    private Fence put(Transaction transaction, NewFence wanted, long agencyId, Ground ground) {
        long id = JdbcFence.insert(
                transaction.handle(), transaction.org(), wanted, agencyId, ground, numbered(wanted.rules(), List.of()));
        return tell(transaction, id, FenceEvent.Verb.CREATED);
    }

    /** Where its ground becomes another, or it is put out of action, what was alarmed about on it is over. */
    public Fence change(Transaction transaction, Principal principal, long id, int expected, FenceChange change) {
        Fence before = locked(transaction, principal, id, expected);
        Ground ground = null;
        if (change.geometry() != null || change.radiusM() != null) {
            Geometries wanted = new Geometries(before, change);
            ground = Ground.of(before.kind(), wanted.geometry(), wanted.radius());
            ground.requireNear(transaction.handle(), principal.org());
        }
        List<FenceRule> rules = change.rules() == null ? null : numbered(change.rules(), before.rules());
        JdbcFence.change(transaction.handle(), principal.org(), id, change, ground, rules);
        if (ground != null || Boolean.FALSE.equals(change.active())) {
            alarms.endFence(transaction, id);
        }
        return tell(transaction, id, FenceEvent.Verb.CHANGED);
    }

    /** What a change leaves out stays. */
    private record Geometries(Fence before, FenceChange change) {
        JsonNode geometry() {
            return change.geometry() != null ? change.geometry() : Json.tree(before.geometry());
        }

        Double radius() {
            return change.radiusM() != null ? change.radiusM() : before.radiusM();
        }
    }

    /** Takes it off the map; what was alarmed about on it is over. */
    public void remove(Transaction transaction, Principal principal, long id, int expected) {
        locked(transaction, principal, id, expected);
        alarms.endFence(transaction, id);
        transaction.append(
                new FenceEvent(FenceEvent.Verb.REMOVED, JdbcFence.remove(transaction.handle(), principal.org(), id))
                        .entry());
    }

    private static Fence locked(Transaction transaction, Principal principal, long id, int expected) {
        Fence before = JdbcFence.lock(transaction.handle(), principal.org(), id);
        principal.require(Permission.FENCE_WRITE, before.agency().id());
        if (before.version() != expected) {
            throw DispatchException.stale("fence", id, expected, before.version());
        }
        return before;
    }

    private static Fence tell(Transaction transaction, long id, FenceEvent.Verb verb) {
        Fence fence = JdbcFence.get(transaction.handle(), transaction.org(), id);
        transaction.append(new FenceEvent(verb, fence).entry());
        return fence;
    }

    /** The bureau is made before what is below it, so the lowest number is the highest agency. */
    private static long agency(Principal principal, Long wanted) {
        if (wanted == null) {
            return Collections.min(principal.agencies(Permission.FENCE_WRITE));
        }
        principal.require(Permission.FENCE_WRITE, wanted);
        return wanted;
    }

    /** A rule that the fence had keeps its number, as open alarms go by it; a new one gets the next. */
    private static List<FenceRule> numbered(List<FenceRule> rules, List<FenceRule> before) {
        int next = before.stream().mapToInt(FenceRule::id).max().orElse(0) + 1;
        List<FenceRule> numbered = new ArrayList<>();
        for (FenceRule rule : rules) {
            boolean kept = before.stream().anyMatch(known -> Objects.equals(known.id(), rule.id()))
                    && numbered.stream().noneMatch(other -> Objects.equals(other.id(), rule.id()));
            numbered.add(kept ? rule : rule.numbered(next++));
        }
        return numbered;
    }
}
