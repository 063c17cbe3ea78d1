package org.roadmarshal.calendar;

import java.time.LocalDate;

/** A day that is not as its weekday says. @param works a weekend day that is worked; false: a day off */
public record CalendarDay(LocalDate day, boolean works, String name) {}
