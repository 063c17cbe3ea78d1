package org.roadmarshal.intake.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;
import org.roadmarshal.db.Rows;
import org.roadmarshal.intake.ModerationCase;
import org.roadmarshal.intake.ModerationFilter;
import org.roadmarshal.intake.Release;
import org.roadmarshal.intake.ReleaseDecision;
import org.roadmarshal.intake.ReleaseState;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.PageRequest;

/** Moderators' decisions in SQL. */
public final class JdbcRelease {
    private static final String RELEASE = """
            r.issue_id, r.state as release_state, r.text, r.decided_by as decided_by_id, d.display_name as decided_by_name,
            r.decided_at, r.version,
            (select coalesce(json_agg(json_build_object('id', f.id, 'evidenceId', f.evidence_id) order by f.id), '[]')
              from issue_release_photo f where f.org = r.org and f.issue_id = r.issue_id) as released\s""";

    private JdbcRelease() {}

    public static List<ModerationCase> queue(
            Handle handle, int org, Collection<Long> agencies, ModerationFilter filter, PageRequest request) {
        return handle.createQuery("""
                        select i.id, i.category, i.state, i.source, i.description, i.route, i.stake, i.address,
                          i.found_at, a.id as agency_id, a.name as agency_name, st_x(p) as lon, st_y(p) as lat,
                          array(select e.evidence_id from issue_photo e where e.org = i.org and e.issue_id = i.id
                            order by e.role desc, e.evidence_id) as photos, %s
                        from issue i
                          join agency a on a.org = i.org and a.id = i.agency_id
                          left join issue_release r on r.org = i.org and r.issue_id = i.id
                          left join account d on d.org = r.org and d.id = r.decided_by
                          cross join lateral st_pointonsurface(i.geom) p
                        where i.org = :org and i.agency_id = any(:agencies) and i.id < :before and %s%s
                        order by i.id desc limit :limit""".formatted(
                                RELEASE,
                                filter.state() == null ? "r.issue_id is null" : "r.state = :state",
                                filter.source() == null ? "" : " and i.source = :source"))
                .bind("org", org)
                .bindArray("agencies", Long.class, agencies)
                .bind("before", request.afterId(Long.MAX_VALUE))
                .bind("state", filter.state() == null ? null : filter.state().code())
                .bind("source", filter.source())
                .bind("limit", request.fetch())
                .map(JdbcRelease::moderation)
                .list();
    }

    public static Release get(Handle handle, int org, long issue) {
        return handle.createQuery("select " + RELEASE + """
                        from issue_release r join account d on d.org = r.org and d.id = r.decided_by
                        where r.org = :org and r.issue_id = :issue""")
                .bind("org", org)
                .bind("issue", issue)
                .map(JdbcRelease::release)
                .one();
    }

    public static void decide(Transaction transaction, long issue, ReleaseDecision decision) {
        transaction
                .handle()
                .createUpdate("""
                        insert into issue_release as r (org, issue_id, state, text, decided_by)
                        values (:org, :issue, :code, :text, :by)
                        on conflict (org, issue_id) do update set state = excluded.state, text = excluded.text,
                          decided_by = excluded.decided_by, decided_at = now(), version = r.version + 1""")
                .bind("org", transaction.org())
                .bind("issue", issue)
                .bind("code", decision.state().code())
                .bind("text", decision.text())
                .bind("by", transaction.actor().id())
                .execute();
    }

    /** These are the public photos now; those that were and are no more are gone. */
    public static void photos(Handle handle, int org, long issue, Map<Long, byte[]> jpegs) {
        handle.createUpdate("delete from issue_release_photo where org = :org and issue_id = :issue")
                .bind("org", org)
                .bind("issue", issue)
                .execute();
        PreparedBatch batch = handle.prepareBatch("""
                insert into issue_release_photo (org, issue_id, evidence_id, jpeg) values (:org, :issue, :evidence, :jpeg)""");
        jpegs.forEach((evidence, jpeg) -> batch.bind("org", org)
                .bind("issue", issue)
                .bind("evidence", evidence)
                .bind("jpeg", jpeg)
                .add());
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    private static ModerationCase moderation(ResultSet row, StatementContext context) throws SQLException {
        return new ModerationCase(
                row.getLong("id"),
                row.getString("category"),
                row.getString("state"),
                row.getString("source"),
                row.getString("description"),
                row.getString("route"),
                row.getString("stake"),
                row.getString("address"),
                Rows.location(row),
                Rows.named(row, "agency"),
                Rows.instant(row, "found_at"),
                List.of((Long[]) row.getArray("photos").getArray()),
                row.getString("release_state") == null ? null : release(row, context));
    }

    private static Release release(ResultSet row, StatementContext context) throws SQLException {
        return new Release(
                row.getLong("issue_id"),
                Coded.of(ReleaseState.class, row.getString("release_state")),
                row.getString("text"),
                List.of(Json.read(row.getString("released"), Release.ReleasedPhoto[].class)),
                Rows.named(row, "decided_by"),
                Rows.instant(row, "decided_at"),
                row.getInt("version"));
    }
}
