package org.roadmarshal.track;

import org.roadmarshal.kernel.Location;

/** The surroundings of a place. @param radiusM metres, at most 5,000 */
public record Vicinity(Location centre, double radiusM) {}
