package org.roadmarshal.issue;

import java.util.List;

/**
 * How near in space and time two records of a category are taken for one thing (twins), or for one that was closed and came back
 * (a relapse).
 *
 * @param twinCategories whose records may be the same thing too; holds both ways
 * @param version of the category
 */
public record Nearness(
        String category,
        int twinMetres,
        int twinDays,
        int relapseMetres,
        int relapseDays,
        List<String> twinCategories,
        int version) {
    /** In place of what holds. */
    public record Change(
            int twinMetres, int twinDays, int relapseMetres, int relapseDays, List<String> twinCategories) {}
}
