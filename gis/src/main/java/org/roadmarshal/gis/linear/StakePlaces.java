package org.roadmarshal.gis.linear;

import java.util.ArrayList;
import java.util.List;

/** Finds what a text says. One place, or all that it may mean; a text that can mean none is refused. */
public final class StakePlaces {
    private StakePlaces() {}

    /**
     * @param part which of the places that its numbers have; null where they have one
     * @param fromAxis the same as {@code toAxis} for a point
     */
    public record Candidate(Alignment alignment, StakePart part, long fromAxis, long toAxis) {}

    /** @throws LinearException where the text names no route, or a place that does not exist */
    public static List<Candidate> of(RouteBook book, StakeText text) {
        if (text.route() == null) {
            throw new LinearException(
                    LinearException.Fault.NO_ROUTE,
                    "%s lies on many routes; say which, like G101 %s".formatted(text.from(), text.from()));
        }
        Alignment line = book.line(text.route(), text.from().prefix());
        List<Long> from = chosen(line.axesOf(text.from()), text.part());
        List<Candidate> candidates = new ArrayList<>();
        for (long first : from) {
            if (text.to() == null) {
                candidates.add(new Candidate(line, part(line, from, first), first, first));
            } else {
                for (long last : chosen(line.axesOf(text.to()), text.part())) {
                    long low = Math.min(first, last);
                    candidates.add(new Candidate(line, part(line, from, first), low, Math.max(first, last)));
                }
            }
        }
        return candidates;
    }

    private static StakePart part(Alignment line, List<Long> from, long axis) {
        return from.size() > 1 ? line.partAt(axis) : null;
    }

    private static List<Long> chosen(List<Long> axes, StakePart part) {
        if (part == null || axes.size() == 1) {
            return axes;
        }
        return List.of(part == StakePart.BEFORE ? axes.get(0) : axes.get(axes.size() - 1));
    }
}
