package org.roadmarshal.document;

import java.util.List;

/**
 * Numbers to be drawn.
 *
 * @param unit what the axis counts, for people
 * @param labels one a place along the axis
 * @param lines whether they are joined as a line; else bars stand side by side
 */
public record Chart(String unit, List<String> labels, List<Series> series, boolean lines) {
    /** @param values one a label, not below 0 @param colour 0xRRGGBB */
    public record Series(String name, List<Double> values, int colour) {}
}
