package org.roadmarshal.fence.internal;

/**
 * On which side of one fence's border something is, told from fixes that are never exact. To come in, a fix must lie inside; to
 * go out, farther outside than a margin. A crossing counts when two fixes in a row say so, or one that lies more than the margin
 * deeper still. What is between changes nothing.
 */
final class Border {
    /** Metres: what a receiver without an accuracy is trusted to. */
    private static final double MARGIN_M = 30;

    private static final int CONFIRMED = 2;

    private boolean inside;
    private int across;

    enum Crossing {
        NONE,
        ENTERED,
        LEFT
    }

    /** @param accuracyM of the fix, metres, or null. @return the metres by which it must be farther out */
    static double margin(Double accuracyM) {
        return accuracyM == null ? MARGIN_M : Math.max(MARGIN_M, 2 * accuracyM);
    }

    boolean inside() {
        return inside;
    }

    /** Whether a fix before was on the other side, and one more will do. */
    boolean undecided() {
        return across > 0;
    }

    /** Takes the side as given, without a crossing. */
    void settle(boolean isInside) {
        inside = isInside;
        across = 0;
    }

    /** @param metresOutside of the border, negative inside */
    Crossing take(double metresOutside, double margin) {
        double beyond = inside ? metresOutside - margin : -metresOutside;
        if (inside ? beyond <= 0 : beyond < 0) {
            across = 0;
            return Crossing.NONE;
        }
        across++;
        if (across < CONFIRMED && beyond <= margin) {
            return Crossing.NONE;
        }
        settle(!inside);
        return inside ? Crossing.ENTERED : Crossing.LEFT;
    }
}
