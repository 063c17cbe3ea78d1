package org.roadmarshal.fence;

import org.roadmarshal.kernel.Coded;

public enum FenceKind implements Coded {
    /** A polygon, or several. */
    AREA,
    /** A line with a half width. */
    CORRIDOR,
    /** A point with a radius. */
    CIRCLE
}
