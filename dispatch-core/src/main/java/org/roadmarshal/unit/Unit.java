package org.roadmarshal.unit;

import java.time.Instant;
import java.util.List;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Named;

/**
 * A crew that is sent as one: a patrol car or people on foot.
 *
 * @param vehicle named by its plate, or null
 * @param home where it stands when nobody knows better, or null
 * @param taskId the open task, or null
 */
public record Unit(
        long id,
        String callsign,
        UnitKind kind,
        Named agency,
        Named vehicle,
        UnitState state,
        Instant stateSince,
        List<Named> members,
        Location home,
        Long taskId,
        int version) {}
