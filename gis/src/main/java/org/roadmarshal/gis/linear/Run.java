package org.roadmarshal.gis.linear;

/** A stretch of an axis on which the written numbers go on without a break. */
record Run(long fromAxis, long toAxis, long fromMm) {
    long toMm() {
        return fromMm + toAxis - fromAxis;
    }

    boolean writes(long mm) {
        return mm >= fromMm && mm <= toMm();
    }

    long axisOf(long mm) {
        return fromAxis + mm - fromMm;
    }

    long mmAt(long axis) {
        return fromMm + axis - fromAxis;
    }
}
