package org.roadmarshal.gis.linear;

import java.util.Arrays;
import org.locationtech.jts.geom.LineString;
import org.roadmarshal.gis.geo.Lonlat;

/**
 * A part of an alignment with its line. Between two anchors (its ends and the surveyed posts) the axis grows evenly with
 * the metres on the ground.
 */
public final class Segment {
    private final long id;
    private final LineString wgs84;
    private final MeasuredLine line;
    private final long[] axis;
    private final double[] metres;

    Segment(long id, LineString wgs84, MeasuredLine line, long[] axis, double[] metres) {
        this.id = id;
        this.wgs84 = wgs84;
        this.line = line;
        this.axis = axis;
        this.metres = metres;
    }

    public long id() {
        return id;
    }

    /** WGS-84, in the direction of rising stakes. */
    public LineString wgs84() {
        return wgs84;
    }

    public long fromAxis() {
        return axis[0];
    }

    public long toAxis() {
        return axis[axis.length - 1];
    }

    MeasuredLine line() {
        return line;
    }

    boolean has(long axisMm) {
        return axisMm >= fromAxis() && axisMm <= toAxis();
    }

    /** @param right metres to the right of the line */
    Lonlat place(long axisMm, double right) {
        return line.at(metresAt(axisMm), right);
    }

    double metresAt(long axisMm) {
        int at = Arrays.binarySearch(axis, axisMm);
        if (at >= 0) {
            return metres[at];
        }
        int i = Math.max(1, Math.min(axis.length - 1, -at - 1));
        double share = (double) (axisMm - axis[i - 1]) / (axis[i] - axis[i - 1]);
        return metres[i - 1] + (metres[i] - metres[i - 1]) * share;
    }

    long axisAt(double metresAlong) {
        int at = Arrays.binarySearch(metres, metresAlong);
        if (at >= 0) {
            return axis[at];
        }
        int i = Math.max(1, Math.min(metres.length - 1, -at - 1));
        double share = (metresAlong - metres[i - 1]) / (metres[i] - metres[i - 1]);
        return axis[i - 1] + Math.round((axis[i] - axis[i - 1]) * Math.max(0, Math.min(1, share)));
    }
}
