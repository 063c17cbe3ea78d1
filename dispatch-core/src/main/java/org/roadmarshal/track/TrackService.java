package org.roadmarshal.track;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.gis.track.Simplifier;
import org.roadmarshal.gis.track.Stop;
import org.roadmarshal.gis.track.TrackPoint;
import org.roadmarshal.gis.track.TripFinder;
import org.roadmarshal.journal.Fact;
import org.roadmarshal.journal.JournalRows;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Named;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.position.Mover;
import org.roadmarshal.track.internal.JdbcPassage;
import org.roadmarshal.track.internal.JdbcTrack;
import org.roadmarshal.track.internal.JdbcWhereabouts;
import org.roadmarshal.track.internal.TrackCursor;

/**
 * Where movers were, as far as somebody may see them. Reads fix by fix and keeps what is asked for, so that a long span costs
 * time and not memory.
 */
public final class TrackService {
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Duration LONGEST_PASSAGE = Duration.ofHours(24);
    private static final Duration LONGEST_REPLAY = Duration.ofDays(7);
    /** Movers times hours: what a server reads in a few seconds. */
    private static final long REPLAY_MOVER_HOURS = 2_400;

    /** Points of all movers of a replay together: what a browser holds without effort. */
    private static final int REPLAY_POINTS = 200_000;

    private static final int REPLAY_POINTS_EACH = 5_000;
    /** Half of a carriageway: nobody sees it on a map. */
    private static final double REPLAY_TOLERANCE_M = 5;

    private static final int EVENTS = 2_000;
    private static final Map<String, Permission> EVENT_SUBJECTS =
            Map.of("task", Permission.TASK_READ, "alarm", Permission.ALARM_READ);

    private final TrackPolicy policy;

    public TrackService(TrackPolicy policy) {
        this.policy = policy;
    }

    /** @param points at most */
    public MoverTrack track(Handle handle, Principal principal, Mover mover, Span span, int points) {
        Named named = seen(handle, principal, mover);
        return simple(handle, principal.org(), mover, named, span.atMost(LONGEST), points, 0);
    }

    public Trips trips(Handle handle, Principal principal, Mover mover, Span span, Stop.Rule rule) {
        seen(handle, principal, mover);
        TripFinder finder = new TripFinder(rule);
        each(handle, principal.org(), mover, span.atMost(LONGEST), finder::add);
        return Trips.of(finder.finish());
    }

    public Mileage mileage(Handle handle, Principal principal, Mover mover, Span span) {
        seen(handle, principal, mover);
        ZoneId zone = JdbcTrack.zone(handle, principal.org());
        Map<LocalDate, Double> days = new TreeMap<>();
        TripFinder finder = new TripFinder(Stop.Rule.USUAL, (from, to, metres) -> {
            LocalDate day = Instant.ofEpochMilli(to.at()).atZone(zone).toLocalDate();
            days.merge(day, metres, Double::sum);
        });
        each(handle, principal.org(), mover, span.atMost(LONGEST), finder::add);
        double metres = finder.finish().metres();
        return new Mileage(
                Trips.kilometres(metres),
                days.entrySet().stream()
                        .filter(day -> day.getValue() > 0)
                        .map(day -> new Mileage.Day(day.getKey(), Trips.kilometres(day.getValue())))
                        .toList());
    }

    /** By their fixes: who passed between two of them without one in the circle is not found. Nearest first, at most 500. */
    public List<Passage> passages(Handle handle, Principal principal, Vicinity vicinity, Span span) {
        Set<Long> agencies = principal.agencies(Permission.POSITION_READ);
        return JdbcPassage.near(handle, principal.org(), agencies, vicinity, span.atMost(LONGEST_PASSAGE));
    }

    /** @throws DispatchException NOT_FOUND where one of them is not theirs to see */
    public List<MoverTrack> replay(Handle handle, Principal principal, Set<Mover> movers, Span span) {
        span.atMost(LONGEST_REPLAY);
        if (movers.size() * span.length().toMinutes() > REPLAY_MOVER_HOURS * 60) {
            throw DispatchException.invalid("%d movers over %d hours are too much at once: at most %d mover-hours"
                    .formatted(movers.size(), span.length().toHours(), REPLAY_MOVER_HOURS));
        }
        int most = Math.min(REPLAY_POINTS_EACH, REPLAY_POINTS / movers.size());
        Map<Mover, Named> all = new LinkedHashMap<>();
        movers.forEach(mover -> all.put(mover, seen(handle, principal, mover)));
        List<MoverTrack> tracks = new ArrayList<>();
        all.forEach((mover, named) ->
                tracks.add(simple(handle, principal.org(), mover, named, span, most, REPLAY_TOLERANCE_M)));
        return tracks;
    }

    /** What the journal says of them: the units' tasks and alarms, the vehicles' alarms of that time; oldest first, at most 2,000. */
    public List<Fact> events(Handle handle, Principal principal, Set<Mover> movers, Span span) {
        movers.forEach(mover -> seen(handle, principal, mover));
        Map<Boolean, List<Long>> ids = movers.stream()
                .collect(Collectors.partitioningBy(Mover::ofUnit, Collectors.mapping(Mover::id, Collectors.toList())));
        return JournalRows.ofUnits(
                        handle,
                        principal.org(),
                        ids.get(true),
                        JdbcTrack.alarms(handle, principal.org(), ids.get(false), span),
                        span.from(),
                        span.atMost(LONGEST_REPLAY).to(),
                        EVENTS)
                .stream()
                .filter(fact -> maySee(principal, fact))
                .toList();
    }

    private static boolean maySee(Principal principal, Fact fact) {
        Permission needed = EVENT_SUBJECTS.get(fact.subject());
        return needed != null
                && (fact.agencyId() == null ? principal.may(needed) : principal.may(needed, fact.agencyId()));
    }

    /** For a file: the name of the mover, and what reads its track page by page. */
    public Export export(Handle handle, Principal principal, Mover mover, Span span) {
        Named named = seen(handle, principal, mover);
        return new Export(named.name(), cursor(handle, principal.org(), mover, span.atMost(LONGEST)));
    }

    /** Every fix, as long as they are no more than so many. @throws DispatchException VALIDATION where they are */
    Points points(Handle handle, Principal principal, Mover mover, Span span, int most) {
        Named named = seen(handle, principal, mover);
        List<TrackPoint> points = new ArrayList<>();
        TrackCursor cursor = cursor(handle, principal.org(), mover, span.atMost(LONGEST_REPLAY));
        for (List<TrackPoint> page = cursor.next(handle); !page.isEmpty(); page = cursor.next(handle)) {
            points.addAll(page);
            if (points.size() > most) {
                throw DispatchException.invalid("There are more than %d fixes; ask for a shorter time".formatted(most));
            }
        }
        return new Points(named, points);
    }

    record Points(Named named, List<TrackPoint> points) {}

    public record Export(String name, TrackCursor cursor) {}

    /** Where everybody whom one may see was, by the newest fix of the half hour before. */
    public List<Whereabouts> whereabouts(Handle handle, Principal principal, Instant at, boolean vehicles) {
        return JdbcWhereabouts.at(handle, principal.org(), principal.agencies(Permission.POSITION_READ), at, vehicles);
    }

    private static Named seen(Handle handle, Principal principal, Mover mover) {
        return JdbcTrack.mover(handle, principal.org(), mover, principal.agencies(Permission.POSITION_READ))
                .orElseThrow(() -> DispatchException.notFound(mover.kind().code(), mover.id()));
    }

    private MoverTrack simple(
            Handle handle, int org, Mover mover, Named named, Span span, int points, double toleranceM) {
        Simplifier simplifier = new Simplifier(points);
        each(handle, org, mover, span, simplifier::add);
        return MoverTrack.of(mover, named, span, simplifier.finish(toleranceM));
    }

    /** Every fix, oldest first, whoever asks. */
    public void each(Handle handle, int org, Mover mover, Span span, Consumer<TrackPoint> taker) {
        TrackCursor cursor = cursor(handle, org, mover, span);
        for (List<TrackPoint> page = cursor.next(handle); !page.isEmpty(); page = cursor.next(handle)) {
            page.forEach(taker);
        }
    }

    private TrackCursor cursor(Handle handle, int org, Mover mover, Span span) {
        return TrackCursor.of(handle, org, mover, span, policy);
    }
}
