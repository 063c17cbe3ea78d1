package org.roadmarshal.position;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Named;
import org.roadmarshal.kernel.Page;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.position.internal.DeviceKey;
import org.roadmarshal.position.internal.JdbcDevice;
import org.roadmarshal.position.internal.JdbcFix;

/** Devices, tracks, and where everything is now, as far as somebody may see them. */
public final class PositionService {
    private final LivePositions live;

    public PositionService(LivePositions live) {
        this.live = live;
    }

    /** What to enrol. */
    public record NewDevice(String label, long unitId) {}

    /** From memory: asks no database. */
    public Collection<Position> positions(Principal principal) {
        Set<Long> agencies = principal.agencies(Permission.POSITION_READ);
        return live.all(principal.org()).stream()
                .filter(position -> agencies.contains(position.agencyId()))
                .toList();
    }

    /** Oldest first, from inclusive, to exclusive. @throws DispatchException NOT_FOUND where the unit is not theirs to see */
    public List<Fix> track(Handle handle, Principal principal, long unitId, Instant from, Instant to, int limit) {
        if (!from.isBefore(to)) {
            throw DispatchException.invalid("from must lie before to");
        }
        unit(handle, principal, unitId, Permission.POSITION_READ);
        return JdbcFix.track(handle, principal.org(), unitId, from, to, limit);
    }

    public Page<Device> devices(Handle handle, Principal principal, PageRequest page) {
        Set<Long> agencies = principal.agencies(Permission.DEVICE_WRITE);
        return Page.of(JdbcDevice.list(handle, principal.org(), agencies, page), page, Device::id);
    }

    /** @return with its key, which nobody can read again */
    public Device enrol(Transaction transaction, Principal principal, NewDevice device) {
        Named unit = unit(transaction.handle(), principal, device.unitId, Permission.DEVICE_WRITE);
        String key = DeviceKey.generate();
        long id = JdbcDevice.add(transaction.handle(), transaction.org(), device.label, unit.id(), DeviceKey.hash(key));
        return new Device(id, Device.Kind.OSMAND, device.label, unit, key);
    }

    private static Named unit(Handle handle, Principal principal, long id, Permission permission) {
        return JdbcDevice.unit(handle, principal.org(), id, principal.agencies(permission))
                .orElseThrow(() -> DispatchException.notFound("unit", id));
    }
}
