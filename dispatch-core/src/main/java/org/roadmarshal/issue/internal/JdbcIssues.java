package org.roadmarshal.issue.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.roadmarshal.issue.Issue;
import org.roadmarshal.issue.IssuePhoto;
import org.roadmarshal.issue.IssueSource;
import org.roadmarshal.issue.IssueState;
import org.roadmarshal.issue.Quantity;
import org.roadmarshal.issue.RoadSide;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.Named;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;

/** Reads issues, each whole in one row: its ledger and photos come as JSON. */
public final class JdbcIssues {
    /** To be followed by conditions on {@code i}. */
    static final String ROWS = """
            select i.*, st_asgeojson(i.geom, 7) as geometry, a.name as agency_name, t.name as township_name,
              finder.display_name as finder_name, handler.display_name as handler_name, verifier.display_name as verifier_name,
              (select coalesce(json_agg(json_build_object('unit', q.unit, 'found', q.found, 'removed', q.removed,
                  'verified', q.verified) order by q.unit), '[]')
                from issue_quantity q where q.org = i.org and q.issue_id = i.id) as quantities,
              (select coalesce(json_agg(json_build_object('evidenceId', e.id, 'role', p.role, 'capturedAt', e.captured_at,
                  'location', case when e.geom is not null then json_build_object('lon', st_x(e.geom), 'lat', st_y(e.geom)) end)
                  order by e.captured_at, e.id), '[]')
                from issue_photo p join evidence e on e.org = p.org and e.id = p.evidence_id
                where p.org = i.org and p.issue_id = i.id) as photos
            from issue i
              join agency a on a.org = i.org and a.id = i.agency_id
              left join agency t on t.org = i.org and t.id = i.township_id
              left join account finder on finder.org = i.org and finder.id = i.found_by
              left join account handler on handler.org = i.org and handler.id = i.handler_id
              left join account verifier on verifier.org = i.org and verifier.id = i.verifier_id
            where\s""";

    /** The same of an org. */
    private static final String SELECT = ROWS + "i.org = :org ";

    private static final String VISIBLE = "and (i.agency_id = any(:agencies) or i.found_by = :account) ";

    private JdbcIssues() {}

    public static Optional<Issue> find(Handle handle, Principal principal, long id) {
        return handle.createQuery(SELECT + VISIBLE + "and i.id = :id")
                .bind("org", principal.org())
                .bind("account", principal.accountId())
                .bindArray("agencies", Long.class, principal.agencies(Permission.ISSUE_READ))
                .bind("id", id)
                .map(JdbcIssues::issue)
                .findOne();
    }

    /** Whoever sees them. By id, lowest first. */
    static List<Issue> list(Handle handle, int org, Collection<Long> ids) {
        return handle.createQuery(SELECT + "and i.id = any(:ids) order by i.id")
                .bind("org", org)
                .bindArray("ids", Long.class, ids)
                .map(JdbcIssues::issue)
                .list();
    }

    /** The issue as it stands, held until the transaction ends: what is decided by it stays true. */
    static Issue hold(Handle handle, Principal principal, long id) {
        handle.createQuery("select id from issue where org = :org and id = :id for update")
                .bind("org", principal.org())
                .bind("id", id)
                .mapTo(Long.class)
                .findOne();
        return find(handle, principal, id).orElseThrow(() -> DispatchException.notFound("issue", id));
    }

    static Issue get(Handle handle, int org, long id) {
        return list(handle, org, List.of(id)).get(0);
    }

    static Issue issue(ResultSet row, StatementContext context) throws SQLException {
        return new Issue(
                row.getLong("id"),
                row.getString("source_number"),
                row.getString("category"),
                Coded.of(IssueState.class, row.getString("state")),
                Coded.of(IssueSource.class, row.getString("source")),
                row.getString("description"),
                row.getString("route"),
                row.getString("stake"),
                row.getString("side") == null ? null : Coded.of(RoadSide.class, row.getString("side")),
                row.getString("address"),
                named(row, "agency_id", "agency_name"),
                named(row, "township_id", "township_name"),
                Json.tree(row.getString("geometry")),
                instant(row, "found_at"),
                named(row, "found_by", "finder_name"),
                named(row, "handler_id", "handler_name"),
                named(row, "verifier_id", "verifier_name"),
                instant(row, "due_at"),
                instant(row, "closed_at"),
                row.getInt("rework_count"),
                List.of(Json.read(row.getString("quantities"), Quantity[].class)),
                List.of(Json.read(row.getString("photos"), IssuePhoto[].class)),
                instant(row, "created_at"),
                row.getInt("version"));
    }

    private static Named named(ResultSet row, String id, String name) throws SQLException {
        return Named.orNull(row.getObject(id, Long.class), row.getString(name));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
