package org.roadmarshal.highway;

import java.time.Instant;
import java.util.List;

/**
 * A line of a route drawn straight, and what lies along it.
 *
 * @param issues of those that the caller sees, in order along the line
 * @param cut there are more than were taken
 */
public record Strip(
        long highwayId,
        String ref,
        String name,
        Highway.Line line,
        List<Shared> shared,
        List<Mark> marks,
        List<Item> issues,
        boolean cut) {
    /** A stretch that another route follows too. */
    public record Shared(String route, long fromMm, long toMm) {}

    /** Where a round number is. */
    public record Mark(long atMm, String text) {}

    /** @param side null where it is not known */
    public record Item(
            long id,
            String number,
            String category,
            String state,
            RouteSide side,
            long fromMm,
            long toMm,
            String stake,
            Instant foundAt) {}
}
