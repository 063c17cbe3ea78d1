package org.roadmarshal.fence.internal;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roadmarshal.gis.fence.FenceTable;
import org.roadmarshal.position.Mover;

/**
 * All that is watched in an org, as it was read at one moment. Immutable.
 *
 * @param fences in the order of the table's numbers
 * @param zone in which the rules' windows are meant
 * @param sorts of each unit its kind, of each vehicle its use
 * @param above of each agency itself and all above it
 */
record FenceSet(
        FenceTable table,
        List<WatchedFence> fences,
        Map<Long, WatchedFence> byId,
        ZoneId zone,
        Map<Mover, String> sorts,
        Map<Long, Set<Long>> above) {

    static FenceSet of(List<WatchedFence> fences, ZoneId zone, Map<Mover, String> sorts, Map<Long, Set<Long>> above) {
        Map<Long, WatchedFence> byId = new HashMap<>();
        fences.forEach(fence -> byId.put(fence.id(), fence));
        return new FenceSet(
                FenceTable.of(fences.stream().map(WatchedFence::shape).toList()),
                List.copyOf(fences),
                byId,
                zone,
                sorts,
                above);
    }
}
