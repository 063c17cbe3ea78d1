package org.roadmarshal.unit;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Page;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.unit.internal.JdbcCrew;
import org.roadmarshal.unit.internal.JdbcUnit;

/** The rules about units. Every change appends its fact. */
public final class UnitService {
    public Page<Unit> page(Handle handle, Principal principal, UnitFilter filter, PageRequest request) {
        List<Unit> rows =
                JdbcUnit.page(handle, principal.org(), principal.agencies(Permission.UNIT_READ), filter, request);
        return Page.of(rows, request, Unit::callsign);
    }

    /** All units of some agencies, by callsign. */
    public List<Unit> ofAgencies(Handle handle, int org, Collection<Long> agencies) {
        return JdbcUnit.ofAgencies(handle, org, agencies);
    }

    /** Of these units, historic ones too, those that they may see. */
    public List<Unit> list(Handle handle, Principal principal, Collection<Long> ids) {
        return JdbcUnit.list(handle, principal.org(), principal.agencies(Permission.UNIT_READ), ids);
    }

    public Unit get(Handle handle, Principal principal, long id) {
        return visible(JdbcUnit.get(handle, principal.org(), id), principal);
    }

    public Unit create(Transaction transaction, Principal principal, NewUnit wanted) {
        requireWrite(principal, wanted.agencyId());
        requireVehicle(transaction, principal, wanted.vehicleId());
        long id = JdbcUnit.insert(transaction.handle(), principal.org(), wanted)
                .orElseThrow(() -> DispatchException.conflict("There is a unit " + wanted.callsign() + " already"));
        JdbcCrew.replace(transaction.handle(), principal, id, wanted.memberIds());
        Unit unit = JdbcUnit.get(transaction.handle(), principal.org(), id);
        transaction.append(new UnitEvent.Created(unit).entry());
        return unit;
    }

    /** A unit's own crew may set its state; everything else needs {@code unit.write}. */
    public Unit change(Transaction transaction, Principal principal, long id, int expected, UnitChange change) {
        Unit unit = visible(JdbcUnit.lock(transaction.handle(), principal.org(), id), principal);
        boolean ownState = change.onlyState() && Long.valueOf(id).equals(principal.unitId());
        if (!ownState) {
            principal.require(Permission.UNIT_WRITE, unit.agency().id());
        }
        if (unit.version() != expected) {
            throw DispatchException.stale("unit", id, expected, unit.version());
        }
        if (change.state() != null && unit.taskId() != null) {
            throw DispatchException.conflict(
                    "%s is on task %d, and its state follows from that".formatted(unit.callsign(), unit.taskId()));
        }
        requireVehicle(transaction, principal, change.vehicleId());
        if (change.memberIds() != null) {
            JdbcCrew.replace(transaction.handle(), principal, id, change.memberIds());
        }
        JdbcUnit.change(transaction.handle(), principal.org(), id, change);
        return changed(transaction, JdbcUnit.get(transaction.handle(), principal.org(), id));
    }

    /** Whether its crew has gone home. */
    public static boolean isOffDuty(Handle handle, int org, long id) {
        return JdbcUnit.state(handle, org, id)
                .filter(state -> state == UnitState.OFF_DUTY)
                .isPresent();
    }

    /** Holds the unit until the transaction ends; lock the incident before it and the task after it, nobody then waits in a ring. */
    public Unit lock(Transaction transaction, long id) {
        return JdbcUnit.lock(transaction.handle(), transaction.org(), id);
    }

    /** Several of them, in rising order as everybody takes them. */
    public void lockAll(Transaction transaction, Collection<Long> ids) {
        JdbcUnit.lockAll(transaction.handle(), transaction.org(), ids);
    }

    /** Holds the unit unless somebody else does: for whoever would come too late in the order of locks to wait for it. */
    public Optional<Unit> tryLock(Transaction transaction, long id) {
        return JdbcUnit.tryLock(transaction.handle(), transaction.org(), id);
    }

    /**
     * The unit's state as its task brings it about.
     *
     * @param taskId the open task; null when it has none any more
     */
    public Unit follow(Transaction transaction, long id, UnitState state, Long taskId) {
        return changed(transaction, JdbcUnit.follow(transaction.handle(), transaction.org(), id, state, taskId));
    }

    private static Unit changed(Transaction transaction, Unit unit) {
        transaction.append(new UnitEvent.Changed(unit).entry());
        return unit;
    }

    private static Unit visible(Unit unit, Principal principal) {
        if (!principal.may(Permission.UNIT_READ, unit.agency().id())) {
            throw DispatchException.notFound("unit", unit.id());
        }
        return unit;
    }

    private static void requireWrite(Principal principal, long agencyId) {
        if (!principal.may(Permission.UNIT_READ, agencyId)) {
            throw DispatchException.notFound("agency", agencyId);
        }
        principal.require(Permission.UNIT_WRITE, agencyId);
    }

    private static void requireVehicle(Transaction transaction, Principal principal, Long vehicleId) {
        if (vehicleId != null && !JdbcCrew.vehicleIn(transaction.handle(), principal, vehicleId)) {
            throw DispatchException.notFound("vehicle", vehicleId);
        }
    }
}
