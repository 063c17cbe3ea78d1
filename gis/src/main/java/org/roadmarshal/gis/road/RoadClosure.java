package org.roadmarshal.gis.road;

import org.locationtech.jts.geom.Geometry;

/**
 * What closes roads: an area, all roads in it; a line, those that it crosses or follows; a point, the road on which it lies.
 *
 * @param course only for traffic that runs so, give or take a right angle; null for both directions
 */
public record RoadClosure(Geometry shape, Double course) {}
