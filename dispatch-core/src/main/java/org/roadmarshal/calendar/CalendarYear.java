package org.roadmarshal.calendar;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;

/**
 * A year of an org as the API shows it.
 *
 * @param opens when a working day begins, in every year
 * @param checkedAt when somebody last said that the year's days are right; null where nobody has
 * @param days that are not as their weekday says, in order
 * @param version of the whole calendar
 */
public record CalendarYear(
        int year,
        String timeZone,
        @JsonFormat(pattern = "HH:mm") LocalTime opens,
        @JsonFormat(pattern = "HH:mm") LocalTime closes,
        Instant checkedAt,
        List<CalendarDay> days,
        int version) {}
