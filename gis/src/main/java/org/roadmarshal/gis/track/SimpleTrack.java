package org.roadmarshal.gis.track;

import java.util.BitSet;
import java.util.List;

/**
 * What is left of a track.
 *
 * @param points of the fixes, unaltered
 * @param afterGap the indexes of the points before which lies a {@link Gap}
 * @param errorM how far it is off at most, at any time, metres
 * @param fixes of which it was made
 */
public record SimpleTrack(List<TrackPoint> points, BitSet afterGap, double errorM, long fixes) {}
