package org.roadmarshal.position.internal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.roadmarshal.position.Source;

/** So many a device a day (UTC): a terminal whose clock is wrong sends ten thousand of them, and the first say it all. */
final class RefusedQuota {
    private final int aDay;
    private final Map<Sender, Integer> used = new HashMap<>();
    private Instant day = Instant.EPOCH;

    RefusedQuota(int aDay) {
        this.aDay = aDay;
    }

    /** @return whether one more is within it */
    boolean take(Source source, Instant now) {
        Instant today = now.truncatedTo(ChronoUnit.DAYS);
        if (!today.equals(day)) {
            day = today;
            used.clear();
        }
        return used.merge(Sender.of(source), 1, Integer::sum) <= aDay;
    }
}
