package org.roadmarshal.highway.internal;

import java.util.List;
import org.roadmarshal.gis.linear.Alignment;
import org.roadmarshal.gis.linear.LinearException;
import org.roadmarshal.gis.linear.Stake;

/** A stretch that was given by its numbers, on the axis: where they occur twice, all of it. */
record Stretch(long fromAxis, long toAxis) {
    /** @throws LinearException where a number does not exist, or the second does not lie behind the first */
    static Stretch of(Alignment line, long fromMm, long toMm) {
        List<Long> from = line.axesOf(new Stake(line.prefix(), fromMm));
        List<Long> to = line.axesOf(new Stake(line.prefix(), toMm));
        Stretch stretch = new Stretch(from.get(0), to.get(to.size() - 1));
        if (stretch.toAxis <= stretch.fromAxis) {
            throw new LinearException("%s: a stretch ends after it begins, not at %s"
                    .formatted(line.route(), new Stake(line.prefix(), toMm)));
        }
        return stretch;
    }

    boolean has(long axis) {
        return axis >= fromAxis && axis <= toAxis;
    }
}
