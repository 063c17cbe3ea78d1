package org.roadmarshal.hotline;

import java.time.Duration;
import java.time.Instant;
import org.roadmarshal.calendar.WorkingCalendar;

/**
 * A way in which citizens reach the bureau.
 *
 * @param replyHours by the clock, to answer in where a case does not say; or else {@code replyDays}
 * @param replyDays working days
 */
public record HotlineChannel(
        String code, String name, String nameEn, Integer replyHours, Integer replyDays, int version) {
    Instant due(Instant received, WorkingCalendar calendar) {
        return replyDays == null
                ? received.plus(Duration.ofHours(replyHours))
                : calendar.afterDays(received, replyDays);
    }
}
