package org.roadmarshal.web;

/** A box on the map, borders included: 1e-7 degrees WGS-84. */
record Viewport(int west, int south, int east, int north) {
    boolean contains(int lonE7, int latE7) {
        return lonE7 >= west && lonE7 <= east && latE7 >= south && latE7 <= north;
    }
}
