package org.roadmarshal.gis.zone;

import org.roadmarshal.gis.linear.Alignment;
import org.roadmarshal.gis.linear.Side;

/** How wide a route is at a place. */
@FunctionalInterface
public interface WidthRules {
    Widths at(Alignment alignment, long axisMm, Side side);
}
