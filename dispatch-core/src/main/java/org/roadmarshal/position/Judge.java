package org.roadmarshal.position;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.position.internal.Sender;

/**
 * Judges each record by itself and by where its device was before. One a node, safe for use from any thread; it remembers each
 * device on the register in about 150 bytes.
 */
public final class Judge {
    /** So many jumps in a row that agree with each other: it was the place before that was wrong. */
    private static final int AGREEING = 3;

    private final FixLimits limits;
    private final Map<Sender, Course> courses = new ConcurrentHashMap<>();

    public Judge(FixLimits limits) {
        this.limits = limits;
    }

    /** @param fixes of one device, oldest first. @return as many, in the same order */
    List<Judged> judge(Source source, List<Fix> fixes, Instant now) {
        Course course = courses.computeIfAbsent(Sender.of(source), first -> new Course());
        List<Judged> judged = new ArrayList<>(fixes.size());
        synchronized (course) {
            for (Fix fix : fixes) {
                judged.add(new Judged(fix, verdict(course, fix, now)));
            }
        }
        return judged;
    }

    private Verdict verdict(Course course, Fix fix, Instant now) {
        Verdict alone = limits.verdict(fix, now);
        if (alone.refused()) {
            return alone;
        }
        long at = fix.at().toEpochMilli();
        if (course.jumpsFrom(fix, at)) {
            return Verdict.JUMP;
        }
        if (course.known && at <= course.at) {
            return alone == Verdict.QUALIFIED ? Verdict.LATE : alone;
        }
        course.moveTo(fix, at);
        return alone;
    }

    /** Where a device was last believed to be, and where it says since then that it is. */
    private final class Course {
        private boolean known;
        private long at;
        private double lon;
        private double lat;
        private int jumps;
        private long jumpAt;
        private double jumpLon;
        private double jumpLat;

        boolean jumpsFrom(Fix fix, long ms) {
            if (!known || !limits.isJump(Earth.metres(lon, lat, fix.lon(), fix.lat()), ms - at)) {
                return false;
            }
            if (ms <= at) {
                return true;
            }
            boolean agrees =
                    jumps > 0 && !limits.isJump(Earth.metres(jumpLon, jumpLat, fix.lon(), fix.lat()), ms - jumpAt);
            jumps = agrees ? jumps + 1 : 1;
            jumpAt = ms;
            jumpLon = fix.lon();
            jumpLat = fix.lat();
            return jumps < AGREEING;
        }

        void moveTo(Fix fix, long ms) {
            known = true;
            jumps = 0;
            at = ms;
            lon = fix.lon();
            lat = fix.lat();
        }
    }
}
