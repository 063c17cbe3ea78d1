package org.roadmarshal.campaign.internal;

import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.campaign.Grouping;

/** Groups in SQL: their keys, and how they are called. */
final class Groups {
    static final String NONE = "none";

    private static final Map<Grouping, String> KEYS = Map.of(
            Grouping.CATEGORY, "m.category",
            Grouping.SQUAD, "m.agency_id::text",
            Grouping.ROUTE, "coalesce(m.route, 'none')",
            Grouping.TOWNSHIP, "coalesce(m.township_id::text, 'none')",
            Grouping.MONTH, "to_char(m.found_at at time zone :zone, 'YYYY-MM')");

    private Groups() {}

    /** @param rank what groups stand in order of */
    record Name(String name, String nameEn, String rank) {}

    /** An expression on {@code m}; asks for {@code :zone} to be bound. */
    static String key(Grouping by) {
        return KEYS.get(by);
    }

    static Map<String, Name> names(Handle handle, int org, Grouping by) {
        String sql =
                switch (by) {
                    case CATEGORY ->
                        "select code as key, name, name_en, lpad(position::text, 5, '0') as rank from issue_category where org = :org";
                    case SQUAD, TOWNSHIP ->
                        "select id::text as key, name, name_en, code as rank from agency where org = :org";
                    case ROUTE, MONTH -> null;
                };
        return sql == null
                ? Map.of()
                : handle.createQuery(sql).bind("org", org).reduceRows(new java.util.HashMap<>(), (map, row) -> {
                    map.put(
                            row.getColumn("key", String.class),
                            new Name(
                                    row.getColumn("name", String.class),
                                    row.getColumn("name_en", String.class),
                                    row.getColumn("rank", String.class)));
                    return map;
                });
    }

    /** What has no name of its own is called by its key; what belongs nowhere stands last. */
    static Name name(Map<String, Name> names, String key) {
        return key.equals(NONE)
                ? new Name("未登记", "Not recorded", "\uffff")
                : names.getOrDefault(key, new Name(key, key, key));
    }
}
