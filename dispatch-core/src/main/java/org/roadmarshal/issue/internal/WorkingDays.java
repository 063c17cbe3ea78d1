package org.roadmarshal.issue.internal;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jdbi.v3.core.Handle;

/**
 * Limits in working days, Monday to Friday in the org's time zone. The day on which a limit begins is not counted, and the last
 * day runs to its end (Civil Code, articles 201 and 203).
 */
public final class WorkingDays {
    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    private WorkingDays() {}

    public static ZoneId zone(Handle handle, int org) {
        return handle.createQuery("select time_zone from org where id = :org")
                .bind("org", org)
                .mapTo(String.class)
                .map(ZoneId::of)
                .one();
    }

    /** @return the last second of the {@code days}th working day after the one of {@code start} */
    public static Instant after(Instant start, int days, ZoneId zone) {
        LocalDate day = start.atZone(zone).toLocalDate();
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return day.atTime(LAST_SECOND).atZone(zone).toInstant();
    }
}
