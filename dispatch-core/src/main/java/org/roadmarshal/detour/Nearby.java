package org.roadmarshal.detour;

import java.util.List;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.kernel.Named;

/** Who is free, and what is open. */
record Nearby(List<Patrol> patrols, List<OpenIssue> issues) {
    /** @param course degrees from north; null where it stands */
    record Patrol(Named unit, Lonlat place, Double course) {}
}
