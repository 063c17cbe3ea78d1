package org.roadmarshal.track;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.timer.Timer;
import org.roadmarshal.timer.Timers;
import org.roadmarshal.track.internal.DayLines;
import org.roadmarshal.track.internal.JdbcTrack;
import org.roadmarshal.track.internal.JdbcTrackDay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes the days of an org one after the other, once no fix of theirs can come any more: some devices at a time, each time in a
 * transaction of its own, so that any node goes on where another stopped. When nothing is left to close it drops what is too old
 * and waits for the next night.
 */
public final class TrackKeeping implements Timers.Handler {
    public static final String TIMER = "track.keeping";

    private static final Logger LOG = LoggerFactory.getLogger(TrackKeeping.class);
    private static final int DEVICES_AT_ONCE = 100;
    /** Of the org's own time: when least happens. */
    private static final int AT_NIGHT = 3;

    private final TrackPolicy policy;

    public TrackKeeping(TrackPolicy policy) {
        this.policy = policy;
    }

    static void ensureTimers(Handle handle) {
        JdbcTrackDay.ensureTimers(handle, TIMER);
    }

    @Override
    public void fire(Transaction transaction, Timer timer) {
        Instant now = transaction.now();
        ZoneId zone = JdbcTrack.zone(transaction.handle(), transaction.org());
        LocalDate today = now.atZone(zone).toLocalDate();
        boolean more = close(transaction, zone, today.minusDays(policy.compactAfterDays() + 1L));
        if (!more) {
            drop(transaction.handle(), now);
        }
        Instant due =
                more ? now : today.plusDays(1).atTime(AT_NIGHT, 0).atZone(zone).toInstant();
        Timers.set(transaction, TIMER, 0, due, Map.of());
    }

    /** @return whether there is more to close up to the newest day that may be */
    private static boolean close(Transaction transaction, ZoneId zone, LocalDate newest) {
        Handle handle = transaction.handle();
        int org = transaction.org();
        JdbcTrackDay.Progress progress = JdbcTrackDay.progress(handle, org);
        LocalDate day = progress.closedThrough().plusDays(1);
        if (day.isAfter(newest)) {
            return false;
        }
        List<Long> devices = JdbcTrackDay.devices(handle, org, progress.deviceAfter(), DEVICES_AT_ONCE);
        devices.forEach(device -> DayLines.write(handle, org, device, day, zone));
        boolean dayDone = devices.size() < DEVICES_AT_ONCE;
        JdbcTrackDay.progress(
                handle,
                org,
                dayDone
                        ? new JdbcTrackDay.Progress(day, 0)
                        : new JdbcTrackDay.Progress(progress.closedThrough(), devices.get(devices.size() - 1)));
        return !dayDone || day.isBefore(newest);
    }

    private void drop(Handle handle, Instant now) {
        Instant before = now.truncatedTo(ChronoUnit.DAYS).minus(policy.keepDays(), ChronoUnit.DAYS);
        List<String> dropped = JdbcTrackDay.drop(handle, before);
        if (!dropped.isEmpty()) {
            LOG.info("Fixes of before {} are dropped: {}", before, String.join(", ", dropped));
        }
    }
}
