package org.roadmarshal.coverage;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;

/** What can be reached by road from one place. @param bands the nearest first; each holds what the one before does not */
public record Isochrone(List<Band> bands) {
    /** @param geometry GeoJSON lines: the roads. @param km of them */
    public record Band(int minutes, @JsonRawValue String geometry, double km) {}
}
