package org.roadmarshal.track.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.gis.track.Itinerary;
import org.roadmarshal.gis.track.Simplifier;
import org.roadmarshal.gis.track.Stop;
import org.roadmarshal.gis.track.TripFinder;
import org.roadmarshal.position.Mover;

/** Makes simple lines of a device's day, one for each mover that it spoke for. */
public final class DayLines {
    private static final double TOLERANCE_M = 10;
    /** A day of a receiver that never keeps straight has fewer. */
    private static final int MOST_POINTS = 20_000;

    private DayLines() {}

    /** One mover's part of the day. */
    private static final class Part {
        private final Simplifier simplifier = new Simplifier(MOST_POINTS);
        private final TripFinder finder = new TripFinder(Stop.Rule.USUAL);
    }

    public static void write(Handle handle, int org, long device, LocalDate day, ZoneId zone) {
        Instant from = day.atStartOfDay(zone).toInstant();
        Instant to = day.plusDays(1).atStartOfDay(zone).toInstant();
        Map<Mover, Part> parts = new LinkedHashMap<>();
        try (Stream<JdbcTrackDay.Spoken> fixes = JdbcTrackDay.fixes(handle, org, device, from, to)) {
            fixes.forEach(spoken -> {
                Part part = parts.computeIfAbsent(spoken.mover(), mover -> new Part());
                part.simplifier.add(spoken.point());
                part.finder.add(spoken.point());
            });
        }
        parts.forEach((mover, part) -> {
            Itinerary itinerary = part.finder.finish();
            JdbcTrackDay.write(
                    handle,
                    org,
                    new JdbcTrackDay.Day(
                            mover,
                            day,
                            device,
                            itinerary.metres(),
                            itinerary.stops().size(),
                            part.simplifier.finish(TOLERANCE_M)));
        });
    }
}
