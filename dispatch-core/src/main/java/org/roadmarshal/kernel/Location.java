package org.roadmarshal.kernel;

/** A place: WGS-84 degrees. */
public record Location(double lon, double lat) {
    public Location {
        if (!(lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90)) {
            throw DispatchException.invalid("lon must lie in -180..180 and lat in -90..90: lon %s, lat %s%s"
                    .formatted(lon, lat, lon >= -90 && lon <= 90 && lat >= -180 && lat <= 180 ? " (swapped?)" : ""));
        }
    }
}
