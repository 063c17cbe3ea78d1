package org.roadmarshal.recommendation.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.roadmarshal.db.Rows;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.recommendation.Basis;
import org.roadmarshal.recommendation.Candidate;
import org.roadmarshal.recommendation.Ranked;
import org.roadmarshal.recommendation.Recommendation;

/** Recommendations in SQL. */
public final class JdbcRecommendation {
    private static final String SELECT = """
            select r.id, r.incident_id, a.id as asked_by_id, a.display_name as asked_by_name, r.asked_at, r.basis, r.closures,
              r.candidates,
              (select coalesce(json_agg(json_strip_nulls(json_build_object('taskId', c.task_id, 'unitId', c.unit_id,
                 'rank', c.rank, 'reason', c.reason, 'note', c.note)) order by c.task_id), '[]')
               from recommendation_choice c where c.org = r.org and c.recommendation_id = r.id) as choices
            from recommendation r join account a on a.org = r.org and a.id = r.asked_by
            where r.org = :org
            """;

    private JdbcRecommendation() {}

    public static long insert(Handle handle, Principal principal, long incidentId, Ranked ranked) {
        return handle.createQuery("""
                        insert into recommendation (org, incident_id, asked_by, basis, closures, candidates)
                        values (:org, :incident, :account, :basis, :closures, cast(:candidates as jsonb)) returning id""")
                .bind("org", principal.org())
                .bind("incident", incidentId)
                .bind("account", principal.accountId())
                .bind("basis", ranked.basis().code())
                .bind("closures", ranked.closures())
                .bind("candidates", Json.write(ranked.items()))
                .mapTo(Long.class)
                .one();
    }

    public static void choose(Handle handle, int org, long id, Recommendation.Choice choice) {
        handle.createUpdate("""
                        insert into recommendation_choice (org, recommendation_id, task_id, unit_id, rank, reason, note)
                        values (:org, :id, :taskId, :unitId, :rank, :why, :note)""")
                .bindMethods(choice)
                .bind("org", org)
                .bind("id", id)
                .bind("why", choice.reason() == null ? null : choice.reason().code())
                .execute();
    }

    public static Recommendation get(Handle handle, int org, long id) {
        return handle.createQuery(SELECT + " and r.id = :id")
                .bind("org", org)
                .bind("id", id)
                .map(JdbcRecommendation::recommendation)
                .findOne()
                .orElseThrow(() -> DispatchException.notFound("recommendation", id));
    }

    public static List<Recommendation> page(Handle handle, int org, long incidentId, PageRequest request) {
        return handle.createQuery(
                        SELECT + " and r.incident_id = :incident and r.id < :before order by r.id desc limit :limit")
                .bind("org", org)
                .bind("incident", incidentId)
                .bind("before", request.afterId(Long.MAX_VALUE))
                .bind("limit", request.fetch())
                .map(JdbcRecommendation::recommendation)
                .list();
    }

    private static Recommendation recommendation(ResultSet row, StatementContext context) throws SQLException {
        return new Recommendation(
                row.getLong("id"),
                row.getLong("incident_id"),
                Rows.named(row, "asked_by"),
                Rows.instant(row, "asked_at"),
                Coded.of(Basis.class, row.getString("basis")),
                row.getInt("closures"),
                List.of(Json.read(row.getString("candidates"), Candidate[].class)),
                List.of(Json.read(row.getString("choices"), Recommendation.Choice[].class)));
    }
}
