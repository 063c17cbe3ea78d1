package org.roadmarshal.gis.linear;

import java.util.List;
import org.locationtech.jts.geom.LineString;

/**
 * What is known of a part of a route whose numbers rise steadily but for its equations.
 *
 * @param id of the caller
 * @param line WGS-84, in the direction of rising stakes
 * @param fromMm the number at the line's start
 * @param toMm the number at its end, as counted up to there
 * @param equations inside of it or at its end, in any order
 * @param posts in any order
 */
public record SegmentPlan(
        long id, LineString line, long fromMm, long toMm, List<Equation> equations, List<Post> posts) {}
