/**
 * Linear referencing: stake marks (桩号) and the routes that they count. A route is one or more alignments (main line, left and right
 * line, ramp), each an axis in whole millimetres without a jump; segments with a line lie on it, calibrated between
 * surveyed posts, and chainage equations (断链) say where the written numbers jump. Metres are ground metres, computed in
 * the segment's CGCS2000 three-degree Gauss-Kruger belt and freed of the belt's scale.
 */
package org.roadmarshal.gis.linear;
