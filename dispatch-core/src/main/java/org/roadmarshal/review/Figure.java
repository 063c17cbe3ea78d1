package org.roadmarshal.review;

import java.util.List;

/**
 * One measure of one group.
 *
 * @param count what the percentiles are of
 * @param p50Seconds null without any
 * @param within how many were within each target of this measure, in the targets' order
 * @param outOfOrder how many were left out because the later step stands before the earlier one
 */
public record Figure(
        Measure measure, int count, Integer p50Seconds, Integer p90Seconds, List<Integer> within, int outOfOrder) {}
