package org.roadmarshal.station;

import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Text;

/** A station to be put on the map. @param agencyId who runs it, or null */
public record NewStation(String code, String name, String nameEn, StationKind kind, Long agencyId, Location location) {
    public NewStation {
        code = Text.stripped("code", code);
        name = Text.stripped("name", name);
        nameEn = Text.stripped("nameEn", nameEn);
    }
}
