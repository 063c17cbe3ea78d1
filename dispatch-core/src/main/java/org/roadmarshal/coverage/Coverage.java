package org.roadmarshal.coverage;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Named;

/**
 * How much of the roads the free units reach in time.
 *
 * @param units how many free units with a fix there are
 * @param share of the weight that is covered, 0 to 1
 * @param holes where nobody is in time, the heaviest first
 * @param moves who could go where, one after the other, each counted after those before it
 */
public record Coverage(
        int minutes, int units, double totalKm, double coveredKm, double share, List<Hole> holes, List<Move> moves) {
    /** Of one cell of the map. @param geometry GeoJSON lines: its roads. @param incidents of the last year on them */
    public record Hole(Location centre, @JsonRawValue String geometry, double km, int incidents) {}

    /** @param unit named by its callsign. @param gain share of the weight that is covered more. @param seconds the way takes */
    public record Move(Named unit, Named station, Location place, double gain, int seconds) {}
}
