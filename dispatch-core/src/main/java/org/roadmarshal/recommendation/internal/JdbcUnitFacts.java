package org.roadmarshal.recommendation.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.db.Rows;
import org.roadmarshal.recommendation.UnitFacts;

/** What the ranking asks of the register, for all units at once. */
public final class JdbcUnitFacts {
    private JdbcUnitFacts() {}

    public static Set<String> needs(Handle handle, int org, String category) {
        return handle.createQuery("select code from incident_category_need where org = :org and category = :category")
                .bind("org", org)
                .bind("category", category)
                .mapTo(String.class)
                .set();
    }

    public static Map<Long, UnitFacts> of(Handle handle, int org, Collection<Long> agencies) {
        return handle.createQuery("""
                        with today as (
                          select date_trunc('day', now() at time zone time_zone) at time zone time_zone as start
                          from org where id = :org),
                        sent as (
                          select unit_id, count(*) as tasks from task
                          where org = :org and created_at >= (select start from today)
                            and created_at < (select start + interval '1 day' from today)
                          group by unit_id),
                        held as (
                          select m.unit_id, array_agg(distinct h.code) as codes
                          from unit_member m
                          join (select holder_id as person_id, kind as code from equipment where org = :org
                                union all select person_id, code from person_skill where org = :org) h using (person_id)
                          where m.org = :org group by m.unit_id)
                        select u.id, coalesce(s.tasks, 0) as tasks, u.duty_since, coalesce(h.codes, '{}') as codes
                        from unit u left join sent s on s.unit_id = u.id left join held h on h.unit_id = u.id
                        where u.org = :org and u.agency_id = any(:agencies)""")
                .bind("org", org)
                .bindArray("agencies", Long.class, agencies)
                .scanResultSet((rows, context) -> {
                    Map<Long, UnitFacts> facts = new HashMap<>();
                    try (var row = rows.get()) {
                        while (row.next()) {
                            facts.put(
                                    row.getLong("id"),
                                    new UnitFacts(
                                            row.getInt("tasks"), Rows.instant(row, "duty_since"), Set.of((String[])
                                                    row.getArray("codes").getArray())));
                        }
                    }
                    return facts;
                });
    }
}
