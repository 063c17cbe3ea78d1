package org.roadmarshal.incident;

import java.time.Duration;
import org.roadmarshal.gis.geo.Earth;

/**
 * Another report that may be of the same thing.
 *
 * @param metres how far it is from it, in a straight line
 * @param minutes how much later it was reported; below 0 where earlier
 * @param sameCategory whether both are of one category
 */
public record LikeIncident(Incident incident, int metres, int minutes, boolean sameCategory) {
    /** What lies farther apart is hardly ever the same. */
    public static final int METRES = 1_000;

    public static final int HOURS = 2;

    public static LikeIncident of(Incident one, Incident other) {
        double metres = Earth.metres(
                one.location().lon(),
                one.location().lat(),
                other.location().lon(),
                other.location().lat());
        return new LikeIncident(
                other,
                (int) Math.round(metres),
                (int) Duration.between(one.createdAt(), other.createdAt()).toMinutes(),
                one.category().equals(other.category()));
    }
}
