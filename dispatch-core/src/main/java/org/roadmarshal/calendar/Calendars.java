package org.roadmarshal.calendar;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Reads an org's calendar, whole: some thirty rows a year. */
public final class Calendars {
    private Calendars() {}

    public static WorkingCalendar of(Handle handle, int org) {
        Map<LocalDate, Boolean> exceptions = handle.createQuery("select day, works from calendar_day where org = :org")
                .bind("org", org)
                .reduceRows(new HashMap<>(), (map, row) -> {
                    map.put(row.getColumn("day", LocalDate.class), row.getColumn("works", Boolean.class));
                    return map;
                });
        return handle.createQuery("select time_zone, work_opens, work_closes from org where id = :org")
                .bind("org", org)
                .map((row, context) -> new WorkingCalendar(
                        ZoneId.of(row.getString("time_zone")),
                        row.getObject("work_opens", LocalTime.class),
                        row.getObject("work_closes", LocalTime.class),
                        exceptions))
                .one();
    }
}
