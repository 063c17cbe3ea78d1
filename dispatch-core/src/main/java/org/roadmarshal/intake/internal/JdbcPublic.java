package org.roadmarshal.intake.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.roadmarshal.db.Rows;
import org.roadmarshal.gis.linear.StakeText;
import org.roadmarshal.intake.Blur;
import org.roadmarshal.intake.PublicFilter;
import org.roadmarshal.intake.PublicIssue;
import org.roadmarshal.intake.PublicIssues.Figure;
import org.roadmarshal.intake.PublicState;
import org.roadmarshal.intake.PublicStep;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Location;

/** Reads what the public may know, column by column: no account, no person, no text that nobody released. */
public final class JdbcPublic {
    private static final Pattern KILOMETRE = Pattern.compile("[A-Z]?K\\d+");

    /** An issue that came by Open311. */
    private static final String REPORTED =
            "exists (select from open311_report q where q.org = i.org and q.issue_id = i.id)";

    private static final String SELECT = """
            select i.id, i.category, c.name as category_name, c.name_en as category_name_en, c.limit_days, c.limit_hours, i.state, i.found_at,
              i.due_at, i.route, i.stake, a.name as agency_name, st_x(p) as lon, st_y(p) as lat, r.text,
              coalesce(i.closed_at, (select max(s.at) from issue_step s where s.org = i.org and s.issue_id = i.id),
                i.created_at) as updated_at,
              array(select f.id from issue_release_photo f where f.org = i.org and f.issue_id = i.id order by f.id) as photos
            from issue i
              join issue_category c on c.org = i.org and c.code = i.category
              join agency a on a.org = i.org and a.id = i.agency_id
              left join issue_release r on r.org = i.org and r.issue_id = i.id and r.state = 'released'
              cross join lateral st_pointonsurface(i.geom) p
            where i.org = :org\s""";

    private JdbcPublic() {}

    public static List<PublicIssue> list(Handle handle, int org, PublicFilter filter) {
        StringBuilder sql = new StringBuilder(SELECT)
                .append(
                        filter.reported()
                                ? "and (r.issue_id is not null or " + REPORTED + ")"
                                : "and r.issue_id is not null")
                .append(filter.ids() == null ? "" : " and i.id = any(:ids)")
                .append(filter.categories() == null ? "" : " and i.category = any(:categories)")
                .append(filter.from() == null ? "" : " and i.found_at >= :from")
                .append(filter.to() == null ? "" : " and i.found_at <= :to")
                .append(filter.before() == null ? "" : " and i.id < :before");
        if (filter.open() != null) {
            sql.append(filter.open() ? " and i.state not in " : " and i.state in ")
                    .append(PublicState.endedSql());
        }
        Query query = handle.createQuery(sql.append(" order by i.id desc limit :limit offset :offset")
                        .toString())
                .bind("org", org)
                .bind("from", filter.from())
                .bind("to", filter.to())
                .bind("before", filter.before())
                .bind("limit", filter.limit())
                .bind("offset", filter.offset());
        if (filter.ids() != null) {
            query.bindArray("ids", Long.class, filter.ids());
        }
        if (filter.categories() != null) {
            query.bindArray("categories", String.class, filter.categories());
        }
        return query.map(JdbcPublic::issue).list();
    }

    public static List<PublicStep> steps(
            Handle handle, int org, Collection<Long> ids, Instant from, Instant to, int limit, long offset) {
        String after = PublicState.sql("s.to_state");
        Query query = handle.createQuery("""
                        select s.issue_id, s.n, %s as state, s.at,
                          (select min(f.id) from issue_release_photo f
                             join issue_photo p on p.org = f.org and p.issue_id = f.issue_id and p.evidence_id = f.evidence_id
                           where s.to_state in ('reported_done', 'closed') and f.org = s.org and f.issue_id = s.issue_id
                             and p.role = 'after') as photo
                        from issue_step s join issue i on i.org = s.org and i.id = s.issue_id
                        where s.org = :org and (s.from_state is null or %s <> %s)%s%s%s
                          and (%s or exists (select from issue_release r
                            where r.org = i.org and r.issue_id = i.id and r.state = 'released'))
                        order by s.at, s.issue_id, s.n limit :limit offset :offset""".formatted(
                                after,
                                after,
                                PublicState.sql("s.from_state"),
                                ids == null ? "" : " and s.issue_id = any(:ids)",
                                from == null ? "" : " and s.at >= :from",
                                to == null ? "" : " and s.at <= :to",
                                REPORTED))
                .bind("org", org)
                .bind("from", from)
                .bind("to", to)
                .bind("limit", limit)
                .bind("offset", offset);
        if (ids != null) {
            query.bindArray("ids", Long.class, ids);
        }
        return query.map((row, context) -> new PublicStep(
                        row.getLong("issue_id"),
                        row.getInt("n"),
                        Coded.of(PublicState.class, row.getString("state")),
                        Rows.instant(row, "at"),
                        Rows.number(row, "photo")))
                .list();
    }

    public static List<Figure> figures(Handle handle, int org) {
        return handle.createQuery("""
                        select c.code, c.name, c.name_en, %s as public_state, count(*) as issues
                        from issue_release r join issue i on i.org = r.org and i.id = r.issue_id
                          join issue_category c on c.org = i.org and c.code = i.category
                        where r.org = :org and r.state = 'released'
                        group by c.code, c.name, c.name_en, c.position, public_state
                        order by c.position, public_state""".formatted(PublicState.sql("i.state")))
                .bind("org", org)
                .map((row, context) -> new Figure(
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("name_en"),
                        Coded.of(PublicState.class, row.getString("public_state")),
                        row.getInt("issues")))
                .list();
    }

    private static PublicIssue issue(ResultSet row, StatementContext context) throws SQLException {
        return new PublicIssue(
                row.getLong("id"),
                row.getString("category"),
                row.getString("category_name"),
                row.getString("category_name_en"),
                PublicState.of(row.getString("state")),
                Blur.of(new Location(row.getDouble("lon"), row.getDouble("lat"))),
                near(row.getString("route"), row.getString("stake")),
                row.getString("text"),
                List.of((Long[]) row.getArray("photos").getArray()),
                row.getString("agency_name"),
                row.getObject("limit_days", Integer.class),
                row.getObject("limit_hours", Integer.class),
                Rows.instant(row, "found_at"),
                Rows.instant(row, "updated_at"),
                Rows.instant(row, "due_at"));
    }

    /** No nearer than the kilometre. */
    private static String near(String route, String stake) {
        if (route == null || !route.matches(StakeText.ROUTE)) {
            return null;
        }
        Matcher kilometre = KILOMETRE.matcher(stake == null ? "" : stake);
        return kilometre.find() ? route + " " + kilometre.group() : route;
    }
}
