package org.roadmarshal.legal.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.roadmarshal.calendar.WorkingCalendar;
import org.roadmarshal.legal.LegalSetting;
import org.roadmarshal.legal.LegalSettings;

/**
 * Counts the law's periods. The day on which one begins is not counted; one in natural days or months whose last day is a day off
 * ends with the next working day.
 */
public record Periods(WorkingCalendar calendar, LegalSettings settings) {
    public LocalDate day(Instant instant) {
        return instant.atZone(calendar.zone()).toLocalDate();
    }

    /** The last day of a period that begins on {@code start}. @param more natural days that are added to it */
    public LocalDate last(LocalDate start, LegalSetting period, int more) {
        int length = settings.number(period);
        Instant begin = start.atStartOfDay(calendar.zone()).toInstant();
        return switch (period.sort()) {
            case WORKING_DAYS -> working(day(calendar.afterDays(begin, length)).plusDays(more), more);
            case DAYS -> day(calendar.afterNaturalDays(begin, length + more));
            case MONTHS -> rolled(start.plusMonths(length).plusDays(more));
            default -> throw new IllegalArgumentException(period + " is no period");
        };
    }

    /** The working day that lies so many working days before another, for a warning. */
    public LocalDate before(LocalDate day, int workingDays) {
        LocalDate at = day;
        for (int left = workingDays; left > 0; ) {
            at = at.minusDays(1);
            if (calendar.works(at)) {
                left--;
            }
        }
        return at;
    }

    /** The last second of a day. */
    public Instant end(LocalDate day) {
        return day.plusDays(1).atStartOfDay(calendar.zone()).toInstant().minusSeconds(1);
    }

    /** When people come to work on a day. */
    public Instant opening(LocalDate day) {
        return day.atTime(calendar.opens()).atZone(calendar.zone()).toInstant();
    }

    /** Whether nobody may execute then: at night, or on a holiday (行政强制法第43条). */
    public boolean rests(Instant at) {
        ZonedDateTime local = at.atZone(calendar.zone());
        LocalTime time = local.toLocalTime();
        LocalTime from = LocalTime.of(settings.number(LegalSetting.NIGHT_FROM), 0);
        LocalTime to = LocalTime.of(settings.number(LegalSetting.NIGHT_TO), 0);
        boolean night = from.isAfter(to)
                ? !time.isBefore(from) || time.isBefore(to)
                : !time.isBefore(from) && time.isBefore(to);
        return night || holiday(local.toLocalDate());
    }

    /** Whether a day is free by the calendar; a weekend by itself only where the bureau says so. */
    public boolean holiday(LocalDate day) {
        boolean said = Boolean.FALSE.equals(calendar.exceptions().get(day));
        return said || settings.number(LegalSetting.NO_EXECUTION_ON_WEEKENDS) == 1 && !calendar.works(day);
    }

    private LocalDate working(LocalDate day, int more) {
        return more == 0 ? day : rolled(day);
    }

    private LocalDate rolled(LocalDate day) {
        LocalDate at = day;
        while (!calendar.works(at)) {
            at = at.plusDays(1);
        }
        return at;
    }
}
