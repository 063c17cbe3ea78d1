package org.roadmarshal.gis.track;

/** How much of the way from one fix to the next was driven. */
public final class Driven {
    /** Between two fixes farther apart nobody knows the road: it is a gap, and no kilometres. */
    public static final double GAP_M = 2_000;

    /** Faster than this moves no vehicle on a road: the receiver jumped. */
    public static final double JUMP_KMH = 250;

    private static final double MS_AN_HOUR = 3_600_000;

    private Driven() {}

    public static boolean isGap(TrackPoint from, TrackPoint to) {
        return from.metresTo(to) > GAP_M;
    }

    /** Metres on the sphere; 0 across a gap, and for a jump. */
    public static double metres(TrackPoint from, TrackPoint to) {
        double metres = from.metresTo(to);
        return metres > GAP_M || metres > JUMP_KMH * 1_000 * (to.at() - from.at()) / MS_AN_HOUR ? 0 : metres;
    }

    /** km/h; 0 where no time passed. */
    static double kmh(double metres, long milliseconds) {
        return milliseconds <= 0 ? 0 : metres / 1_000 / (milliseconds / MS_AN_HOUR);
    }
}
