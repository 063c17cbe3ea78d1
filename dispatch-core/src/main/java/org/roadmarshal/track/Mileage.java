package org.roadmarshal.track;

import java.time.LocalDate;
import java.util.List;

/**
 * Kilometres by day.
 *
 * @param days in the org's time zone, oldest first; those with none are left out
 */
public record Mileage(double km, List<Day> days) {
    public record Day(LocalDate day, double km) {}
}
