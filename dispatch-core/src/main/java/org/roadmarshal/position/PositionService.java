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
    private final LivePicture live;

    public PositionService(LivePicture live) {
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

    /**
     * Nearest first, as the crow flies; from memory.
     *
     * @param metres at most 200,000. @param most at least 1
     */
    public List<NearMover> nearest(
            Principal principal, double lon, double lat, Sought sought, double metres, int most) {
        Set<Long> agencies = principal.agencies(Permission.POSITION_READ);
        // The grid knows nothing of agencies: who may see few of many is given the next ones until there are enough.
        for (int asked = most; ; asked *= 4) {
            List<NearMover> near = live.nearest(principal.org(), lon, lat, sought, metres, asked);
            List<NearMover> theirs = near.stream()
                    .filter(mover -> agencies.contains(mover.position().agencyId()))
                    .limit(most)
                    .toList();
            if (theirs.size() == most || near.size() < asked) {
                return theirs;
            }
        }
    }

    /** @throws DispatchException NOT_FOUND where nothing is known of it that they may see */
    public void requireSeen(Principal principal, Mover mover) {
        live.find(principal.org(), mover)
                .filter(position -> principal.may(Permission.POSITION_READ, position.agencyId()))
                .orElseThrow(() -> DispatchException.notFound(mover.kind().code(), mover.id()));
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
