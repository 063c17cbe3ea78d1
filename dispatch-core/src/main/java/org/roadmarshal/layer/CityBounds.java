package org.roadmarshal.layer;

import org.jdbi.v3.core.Handle;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Location;

/** Keeps out places that cannot be meant: a slip of the keyboard, or lon and lat exchanged. */
public final class CityBounds {
    /** How far beyond the city's bounds its people still work, metres. */
    private static final int MARGIN_M = 50_000;

    private CityBounds() {}

    /** @throws DispatchException VALIDATION where the place lies more than 50 km outside of the city's bounds */
    public static void require(Handle handle, int org, Location location) {
        if (within(handle, org, location)) {
            return;
        }
        boolean swapped =
                Math.abs(location.lon()) <= 90 && within(handle, org, new Location(location.lat(), location.lon()));
        throw DispatchException.invalid("lon %s, lat %s lies more than %d km outside of the city%s"
                .formatted(
                        location.lon(), location.lat(), MARGIN_M / 1000, swapped ? "; lon and lat are swapped" : ""));
    }

    private static boolean within(Handle handle, int org, Location location) {
        return handle.createQuery(
                        "select st_dwithin(bounds::geography, cast(:place as geometry)::geography, :margin) from org where id = :org")
                .bind("place", location)
                .bind("margin", MARGIN_M)
                .bind("org", org)
                .mapTo(Boolean.class)
                .one();
    }
}
