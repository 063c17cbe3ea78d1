package org.roadmarshal.fence.internal;

import java.time.Instant;
import org.roadmarshal.alarm.AlarmKey;
import org.roadmarshal.alarm.NewAlarm;

/** Hears what the watch finds, in order. */
interface Findings {
    void begun(NewAlarm alarm);

    /** @param at the device's time */
    void over(AlarmKey key, Instant at);
}
