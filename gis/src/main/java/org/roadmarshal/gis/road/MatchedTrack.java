package org.roadmarshal.gis.road;

import java.util.List;
import java.util.Objects;
import org.locationtech.jts.geom.LineString;

/**
 * A track laid onto the roads.
 *
 * @param pieces in the order of time, each one unbroken way
 * @param gaps what lies between them
 * @param metresAway of each point of the track, from the piece's line; NaN where it belongs to none
 * @param piece of each point, the index of its piece; -1 where it belongs to none
 */
public record MatchedTrack(List<Piece> pieces, List<Gap> gaps, double[] metresAway, int[] piece) {
    /**
     * An unbroken way.
     *
     * @param first index of its first point
     * @param last index of its last one
     * @param roads as they follow each other
     */
    public record Piece(int first, int last, LineString line, double metres, List<Stretch> roads) {}

    /**
     * How far it went along one road.
     *
     * @param way OpenStreetMap's id of the first way of it
     * @param ref the route number, or null
     * @param name or null
     */
    public record Stretch(long way, String ref, String name, double metres) {
        boolean sameRoad(Stretch other) {
            return ref == null && name == null && other.ref == null && other.name == null
                    ? way == other.way
                    : Objects.equals(ref, other.ref) && Objects.equals(name, other.name);
        }

        Stretch and(double more) {
            return new Stretch(way, ref, name, metres + more);
        }
    }

    /**
     * Where it is not known which roads it took.
     *
     * @param before index of the last point before it
     * @param after index of the first point after it
     */
    public record Gap(int before, int after, Reason reason) {}

    public enum Reason {
        /** Two points so far apart that nobody knows what lay between them. */
        SILENCE,
        /** No road is near. */
        OFF_ROAD,
        /** No way leads from one place to the next. */
        NO_WAY
    }

    /** Of all pieces together. */
    public double metres() {
        return pieces.stream().mapToDouble(Piece::metres).sum();
    }
}
