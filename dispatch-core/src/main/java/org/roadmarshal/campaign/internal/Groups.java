package org.roadmarshal.campaign.internal;

import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.campaign.Grouping;

/** Groups in SQL: their keys, and how they are called. */
final class Groups {
    static final String NONE = "none";

    /** What is grouped by, and that as a text. Rows are many and groups few: only the latter are turned into texts. */
    private static final Map<Grouping, String[]> KEYS = Map.of(
            Grouping.CATEGORY, new String[] {"m.category", "%s"},
            Grouping.SQUAD, new String[] {"m.agency_id", "%s::text"},
            Grouping.ROUTE, new String[] {"m.route", "coalesce(%s, 'none')"},
            Grouping.TOWNSHIP, new String[] {"m.township_id", "coalesce(%s::text, 'none')"},
            Grouping.MONTH,
                    new String[] {"date_trunc('month', m.found_at at time zone :zone)", "to_char(%s, 'YYYY-MM')"});

    private Groups() {}

    /** @param rank what groups stand in order of */
    record Name(String name, String nameEn, String rank) {}

    /** The key of an {@code m}, a text; asks for {@code :zone} to be bound. */
    static String key(Grouping by) {
        return text(by, raw(by));
    }

    /** What to group {@code m} by; asks for {@code :zone} to be bound. */
    static String raw(Grouping by) {
        return KEYS.get(by)[0];
    }

    /** A column of what was grouped by, as a key. */
    static String text(Grouping by, String column) {
        return KEYS.get(by)[1].formatted(column);
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
