package org.roadmarshal.station;

import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Text;

/** What shall be different; null leaves it as it is. */
public record StationChange(String name, String nameEn, Long agencyId, Location location) {
    public StationChange {
        name = Text.stripped("name", name);
        nameEn = Text.stripped("nameEn", nameEn);
    }
}
