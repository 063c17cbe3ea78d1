package org.roadmarshal.gis.linear;

import org.roadmarshal.gis.geo.Lonlat;

/**
 * A surveyed stake post.
 *
 * @param part null unless the number occurs twice
 */
public record Post(long mm, StakePart part, Lonlat place) {}
