package org.roadmarshal.device.internal.jt809;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roadmarshal.protocol.jt809.LocationRecord;
import org.roadmarshal.protocol.jt809.Plate;
import org.roadmarshal.protocol.jt809.VehicleLocations;

/** What could not be sent while the link was down; the oldest are lost once it is full. Not thread-safe. */
final class Backlog {
    /** Locations: half an hour of 500 vehicles that report every 30 s. */
    private static final int MOST = 30_000;
    /** Taken at once, so that a vehicle's locations go together. */
    private static final int LOOK = 500;

    private final ArrayDeque<VehicleLocations> waiting = new ArrayDeque<>();
    private long lost;

    void add(VehicleLocations locations) {
        if (waiting.size() == MOST) {
            waiting.poll();
            lost++;
        }
        waiting.add(locations);
    }

    /** How many were lost since the last time that somebody asked. */
    long lost() {
        long count = lost;
        lost = 0;
        return count;
    }

    /** Takes out some, as 0x1203 wants them: a vehicle's together, oldest first. Empty where nothing waits. */
    List<VehicleLocations> poll() {
        Map<Plate, List<LocationRecord>> byPlate = new LinkedHashMap<>();
        for (int i = 0; i < LOOK && !waiting.isEmpty(); i++) {
            VehicleLocations next = waiting.poll();
            byPlate.computeIfAbsent(next.plate(), none -> new ArrayList<>()).addAll(next.locations());
        }
        List<VehicleLocations> late = new ArrayList<>();
        byPlate.forEach((plate, locations) -> {
            for (int from = 0; from < locations.size(); from += VehicleLocations.MOST_LATE) {
                int to = Math.min(locations.size(), from + VehicleLocations.MOST_LATE);
                late.add(new VehicleLocations(plate, true, List.copyOf(locations.subList(from, to))));
            }
        });
        return late;
    }
}
