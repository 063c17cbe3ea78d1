package org.roadmarshal.gis.linear;

/**
 * Where the numbers of an alignment do not simply go on.
 *
 * @param axisMm where it is; of a hole where it begins
 * @param hole there is no line between the two numbers: a part that is somebody else's, or is not surveyed
 */
public record Break(long axisMm, long backMm, long aheadMm, boolean hole) {}
