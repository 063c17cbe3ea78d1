package org.roadmarshal.review;

import java.time.Instant;
import java.util.List;

/** Times of tasks that were dispatched in a span. @param by what the groups are */
public record Kpis(
        Instant from, Instant to, Grouping by, List<Target> targets, List<Figure> total, List<Group> groups) {
    /** @param key an agency's id, a category's code, or an hour of the city's day */
    public record Group(String key, String name, String nameEn, List<Figure> figures) {}
}
