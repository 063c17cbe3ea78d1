package org.roadmarshal.layer;

import java.util.List;
import org.roadmarshal.kernel.Location;

/**
 * The city that an org works in.
 *
 * @param bounds west, south, east, north: WGS-84 degrees
 * @param timeZone such as Asia/Shanghai
 * @param illustrative what on the map is an illustration and not survey, for people; null where nothing is
 */
public record City(
        String code,
        String name,
        String nameEn,
        Location centre,
        List<Double> bounds,
        String timeZone,
        String illustrative) {}
