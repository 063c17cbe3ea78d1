package org.roadmarshal.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;

/**
 * When people work: Monday to Friday except where a day is said to be otherwise, each day between the same two times. The day on which
 * a limit in days begins is not counted, and the last day runs to its end (Civil Code, articles 201 and 203).
 *
 * @param opens when a working day begins
 * @param closes when it ends; after {@code opens}
 * @param exceptions true for a weekend day that is worked, false for a day off
 */
public record WorkingCalendar(ZoneId zone, LocalTime opens, LocalTime closes, Map<LocalDate, Boolean> exceptions) {
    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    public WorkingCalendar {
        if (!opens.isBefore(closes)) {
            throw new IllegalArgumentException("A working day ends after it begins: " + opens + " to " + closes);
        }
        exceptions = Map.copyOf(exceptions);
    }

    public boolean works(LocalDate day) {
        Boolean said = exceptions.get(day);
        if (said != null) {
            return said;
        }
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** The last second of the {@code days}th working day after the one of {@code start}. */
    public Instant afterDays(Instant start, int days) {
        LocalDate day = start.atZone(zone).toLocalDate();
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            if (works(day)) {
                left--;
            }
        }
        return endOf(day);
    }

    /** The last second of the {@code days}th day after the one of {@code start}, worked or not; on to the next working day if not. */
    public Instant afterNaturalDays(Instant start, int days) {
        LocalDate day = start.atZone(zone).toLocalDate().plusDays(days);
        while (!works(day)) {
            day = day.plusDays(1);
        }
        return endOf(day);
    }

    /** When so much working time has gone by since {@code start}. */
    public Instant afterHours(Instant start, Duration working) {
        Duration left = working;
        for (LocalDate day = start.atZone(zone).toLocalDate(); ; day = day.plusDays(1)) {
            if (!works(day)) {
                continue;
            }
            Instant from = day.atTime(opens).atZone(zone).toInstant();
            Instant begins = start.isAfter(from) ? start : from;
            Duration today =
                    Duration.between(begins, day.atTime(closes).atZone(zone).toInstant());
            if (today.compareTo(left) >= 0) {
                return begins.plus(left);
            }
            if (!today.isNegative()) {
                left = left.minus(today);
            }
        }
    }

    /** How much working time lies between the two; none where the second is not after the first. */
    public Duration between(Instant from, Instant to) {
        Duration sum = Duration.ZERO;
        LocalDate last = to.atZone(zone).toLocalDate();
        for (LocalDate day = from.atZone(zone).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            if (works(day)) {
                Instant begins = later(from, day.atTime(opens).atZone(zone).toInstant());
                Instant ends = earlier(to, day.atTime(closes).atZone(zone).toInstant());
                sum = begins.isBefore(ends) ? sum.plus(Duration.between(begins, ends)) : sum;
            }
        }
        return sum;
    }

    private Instant endOf(LocalDate day) {
        return day.atTime(LAST_SECOND).atZone(zone).toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
