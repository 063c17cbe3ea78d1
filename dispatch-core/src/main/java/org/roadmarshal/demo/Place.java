package org.roadmarshal.demo;

import org.locationtech.jts.geom.Coordinate;

/** A town of the region: its middle on the {@link Plane} and the shape of its streets. */
record Place(String code, String name, String nameEn, String countyCode, Coordinate middle, Plan plan) {
    /**
     * A grid of streets.
     *
     * @param columns blocks along its first axis
     * @param rows blocks along its second axis
     * @param block length of a block, metres
     * @param angle of the first axis, degrees anticlockwise from east
     */
    record Plan(int columns, int rows, double block, double angle) {}

    boolean isSeat() {
        return code.startsWith("seat-");
    }
}
