package org.roadmarshal.station;

import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Named;

/** A fixed place that everybody of the org sees. @param agency who runs it, or null */
public record Station(
        long id,
        String code,
        String name,
        String nameEn,
        StationKind kind,
        Named agency,
        Location location,
        int version) {}
