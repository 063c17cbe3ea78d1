package org.roadmarshal.calendar;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.LocalTime;
import java.util.List;

/** What a year shall be: all days that are not as their weekday says, and the hours of every year. */
public record CalendarChange(
        @JsonFormat(pattern = "HH:mm") LocalTime opens,
        @JsonFormat(pattern = "HH:mm") LocalTime closes,
        List<CalendarDay> days) {
    public CalendarChange {
        days = List.copyOf(days);
    }
}
