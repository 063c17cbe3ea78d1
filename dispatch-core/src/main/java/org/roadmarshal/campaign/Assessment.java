package org.roadmarshal.campaign;

import java.time.Instant;
import java.util.List;

/** Rates of the issues found in a span, whole and by group. */
public record Assessment(Instant from, Instant to, Grouping by, List<RateFigure> total, List<Group> groups) {
    /** @param key as {@code listAssessedIssues} takes it */
    public record Group(String key, String name, String nameEn, List<RateFigure> rates) {}
}
