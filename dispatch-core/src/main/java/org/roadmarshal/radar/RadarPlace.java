package org.roadmarshal.radar;

import java.util.List;
import org.roadmarshal.kernel.Location;

/**
 * A place of some 500 m: an interval of a route's stake marks, or a square where no stake mark is known.
 *
 * @param key stands for it, the same each time
 * @param name such as {@code G101 K480+000–K480+500}; null of a square
 * @param location the middle of what was found there
 * @param categories what was found there, the most frequent first
 * @param score the sum of the reasons' points
 */
public record RadarPlace(
        String key, String name, Location location, List<String> categories, int score, List<RadarReason> reasons) {}
