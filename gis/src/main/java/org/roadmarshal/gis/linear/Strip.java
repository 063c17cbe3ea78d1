package org.roadmarshal.gis.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.locationtech.jts.operation.buffer.BufferParameters;

/** A stretch of one segment of an alignment. */
public final class Strip {
    private final Segment segment;
    private final long fromAxis;
    private final long toAxis;

    private Strip(Segment segment, long fromAxis, long toAxis) {
        this.segment = segment;
        this.fromAxis = fromAxis;
        this.toAxis = toAxis;
    }

    /** All of an alignment, cut at some places beside the ends of its segments. */
    public static List<Strip> of(Alignment alignment, List<Long> cuts) {
        List<Strip> strips = new ArrayList<>();
        for (Segment segment : alignment.segments()) {
            TreeSet<Long> ends = new TreeSet<>(List.of(segment.fromAxis(), segment.toAxis()));
            cuts.stream().filter(segment::has).forEach(ends::add);
            Long from = null;
            for (Long to : ends) {
                if (from != null) {
                    strips.add(new Strip(segment, from, to));
                }
                from = to;
            }
        }
        return strips;
    }

    public Segment segment() {
        return segment;
    }

    public long fromAxis() {
        return fromAxis;
    }

    public long toAxis() {
        return toAxis;
    }

    /** The ground so many metres to the left and the right, WGS-84. @param quarter how many pieces make a quarter of a circle */
    public Geometry around(double left, double right, int quarter) {
        MeasuredLine line = segment.line();
        LineString stretch = line.stretch(segment.metresAt(fromAxis), segment.metresAt(toAxis));
        double scale = MeasuredLine.scale(stretch.getEnvelopeInternal().centre().x);
        Geometry ground = left == right
                ? buffer(stretch, left * scale, quarter, false)
                : buffer(stretch, left * scale, quarter, true).union(buffer(stretch, -right * scale, quarter, true));
        return line.toWgs84(ground);
    }

    private static Geometry buffer(LineString line, double metres, int quarter, boolean oneSide) {
        BufferParameters how = new BufferParameters(quarter, BufferParameters.CAP_ROUND);
        how.setSingleSided(oneSide);
        return BufferOp.bufferOp(line, metres, how);
    }
}
