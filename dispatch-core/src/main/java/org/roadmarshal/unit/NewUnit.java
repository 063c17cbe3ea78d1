package org.roadmarshal.unit;

import java.util.List;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Location;

/**
 * A unit to be set up; it begins off duty.
 *
 * @param vehicleId needed where the kind is vehicle
 * @param memberIds people of the register; empty where not given
 */
public record NewUnit(
        String callsign, UnitKind kind, long agencyId, Long vehicleId, List<Long> memberIds, Location home) {
    public NewUnit {
        memberIds = memberIds == null ? List.of() : List.copyOf(memberIds);
        if (kind == UnitKind.VEHICLE && vehicleId == null) {
            throw DispatchException.invalid("A unit of kind vehicle needs a vehicleId");
        }
    }
}
