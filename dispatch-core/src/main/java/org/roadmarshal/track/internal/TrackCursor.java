package org.roadmarshal.track.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.gis.track.TrackPoint;
import org.roadmarshal.position.Mover;
import org.roadmarshal.track.Span;
import org.roadmarshal.track.TrackPolicy;

/**
 * Reads a mover's track page by page, oldest first, never more than a day's partition in one query: between two pages no
 * connection is held, so a slow reader costs nobody else anything. Old days come from their simple lines: in a long span where
 * there are any, in a short one where the fixes are gone. Not thread-safe.
 */
public final class TrackCursor {
    private static final int PAGE = 5_000;
    /** In a longer span nobody sees what a simple line leaves out. */
    private static final Duration LONG = Duration.ofDays(7);

    private final int org;
    private final Mover mover;
    private final Instant end;
    private final ZoneId zone;
    private final Instant fixesFrom;
    private final OneVoice voice = new OneVoice();
    private Instant at;
    private long device;

    private TrackCursor(int org, Mover mover, Span span, ZoneId zone, Instant fixesFrom) {
        this.org = org;
        this.mover = mover;
        this.at = span.from();
        this.end = span.to();
        this.zone = zone;
        this.fixesFrom = fixesFrom;
    }

    public static TrackCursor of(Handle handle, int org, Mover mover, Span span, TrackPolicy policy) {
        ZoneId zone = JdbcTrack.zone(handle, org);
        Instant dropped = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(policy.keepDays(), ChronoUnit.DAYS);
        Instant closed = JdbcTrackDay.closedThrough(handle, org)
                .map(day -> day.plusDays(1).atStartOfDay(zone).toInstant())
                .orElse(Instant.EPOCH);
        boolean lines = span.length().compareTo(LONG) > 0;
        return new TrackCursor(org, mover, span, zone, lines ? closed : earlier(closed, dropped));
    }

    /** @return the next points; none where there are no more */
    public List<TrackPoint> next(Handle handle) {
        List<TrackPoint> points = List.of();
        while (points.isEmpty() && at.isBefore(end)) {
            points = at.isBefore(fixesFrom) ? line(handle) : fixes(handle);
        }
        return points;
    }

    private List<TrackPoint> line(Handle handle) {
        LocalDate day = at.atZone(zone).toLocalDate();
        Instant until = earlier(day.plusDays(1).atStartOfDay(zone).toInstant(), earlier(fixesFrom, end));
        List<TrackPoint> points = JdbcTrackDay.line(handle, org, mover, day, new Span(at, until));
        at = until;
        return points;
    }

    private List<TrackPoint> fixes(Handle handle) {
        // The partitions are days of UTC.
        ZonedDateTime midnight =
                at.atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).plusDays(1);
        Instant until = earlier(midnight.toInstant(), end);
        List<JdbcTrack.Row> rows = JdbcTrack.page(handle, org, mover, new JdbcTrack.After(at, device), until, PAGE);
        if (rows.size() < PAGE) {
            at = until;
            device = 0;
        } else {
            JdbcTrack.Row last = rows.get(rows.size() - 1);
            at = Instant.ofEpochMilli(last.point().at());
            device = last.device();
        }
        List<TrackPoint> points = new ArrayList<>(rows.size());
        for (JdbcTrack.Row row : rows) {
            if (voice.hears(row.device(), row.point().at())) {
                points.add(row.point());
            }
        }
        return points;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
