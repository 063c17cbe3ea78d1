package org.roadmarshal.position;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.position.internal.JdbcFix;
import org.roadmarshal.position.internal.JdbcQuality;

/** Tracks, and where everything is now, as far as somebody may see them. */
public final class PositionService {
    private final LivePositions live;

    public PositionService(LivePositions live) {
        this.live = live;
    }

    /**
     * From memory: asks no database.
     *
     * @param kind null for both. @param id null for all of them
     */
    public Collection<Position> positions(Principal principal, Mover.Kind kind, Long id) {
        Set<Long> agencies = principal.agencies(Permission.POSITION_READ);
        return live.all(principal.org()).stream()
                .filter(position -> agencies.contains(position.agencyId()))
                .filter(position -> kind == null || position.mover().kind() == kind)
                .filter(position -> id == null || position.mover().id() == id)
                .toList();
    }

    /** Oldest first, from inclusive, to exclusive. @throws DispatchException NOT_FOUND where the unit is not theirs to see */
    public List<TrackFix> track(Handle handle, Principal principal, long unitId, Instant from, Instant to, int limit) {
        if (!from.isBefore(to)) {
            throw DispatchException.invalid("from must lie before to");
        }
        if (!JdbcFix.isUnitOf(handle, principal.org(), unitId, principal.agencies(Permission.POSITION_READ))) {
            throw DispatchException.notFound("unit", unitId);
        }
        return JdbcFix.track(handle, principal.org(), unitId, from, to, limit);
    }

    /** By day, both ends included. @throws DispatchException NOT_FOUND where the device is not theirs to see */
    public List<Quality> quality(Handle handle, Principal principal, long deviceId, LocalDate from, LocalDate to) {
        if (from.isAfter(to)) {
            throw DispatchException.invalid("from must not lie after to");
        }
        if (!JdbcQuality.isDeviceOf(handle, principal.org(), deviceId, principal.agencies(Permission.POSITION_READ))) {
            throw DispatchException.notFound("device", deviceId);
        }
        return JdbcQuality.of(handle, principal.org(), deviceId, from, to);
    }
}
