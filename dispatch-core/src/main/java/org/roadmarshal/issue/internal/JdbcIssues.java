package org.roadmarshal.issue.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.roadmarshal.db.Rows;
import org.roadmarshal.highway.ZoneVerdict;
import org.roadmarshal.issue.Direction;
import org.roadmarshal.issue.Issue;
import org.roadmarshal.issue.IssueParty;
import org.roadmarshal.issue.IssuePhoto;
import org.roadmarshal.issue.IssueRequest;
import org.roadmarshal.issue.IssueSource;
import org.roadmarshal.issue.IssueState;
import org.roadmarshal.issue.Quantity;
import org.roadmarshal.issue.RoadSide;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.Location;
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
                where p.org = i.org and p.issue_id = i.id) as photos,
              (select coalesce(json_agg(json_build_object('agency', json_build_object('id', pa.id, 'name', pa.name),
                  'role', p.role, 'state', p.state, 'reason', p.reason, 'at', p.at, 'decidedAt', p.decided_at,
                  'by', case when ps.id is not null then json_build_object('id', ps.id, 'name', ps.display_name) end)
                  order by p.role desc, pa.id), '[]')
                from issue_party p join agency pa on pa.org = p.org and pa.id = p.agency_id
                  left join account ps on ps.org = p.org and ps.id = p.account_id
                where p.org = i.org and p.issue_id = i.id) as parties,
              (select json_build_object('id', r.id, 'kind', r.kind, 'reason', r.reason, 'dueAt', r.due_at,
                  'evidenceIds', r.evidence_ids, 'askedAt', r.asked_at,
                  'askedBy', json_build_object('id', ra.id, 'name', ra.display_name))
                from issue_request r join account ra on ra.org = r.org and ra.id = r.asked_by
                where r.org = i.org and r.issue_id = i.id and r.state = 'pending') as request
            from issue i
              join agency a on a.org = i.org and a.id = i.agency_id
              left join agency t on t.org = i.org and t.id = i.township_id
              left join account finder on finder.org = i.org and finder.id = i.found_by
              left join account handler on handler.org = i.org and handler.id = i.handler_id
              left join account verifier on verifier.org = i.org and verifier.id = i.verifier_id
            where\s""";

    /** The same of an org. */
    private static final String SELECT = ROWS + "i.org = :org ";

    private static final String VISIBLE = "and " + IssueConditions.SEEN + " ";

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
        return hold(handle, principal, id, null);
    }

    /** The same, and another one beside it; the lower id first, so that two who merge never wait for each other. */
    static Issue hold(Handle handle, Principal principal, long id, Long beside) {
        lock(handle, principal.org(), beside == null ? List.of(id) : List.of(id, beside));
        return find(handle, principal, id).orElseThrow(() -> DispatchException.notFound("issue", id));
    }

    /** For the system, which sees all. */
    static Issue hold(Handle handle, int org, long id) {
        lock(handle, org, List.of(id));
        return get(handle, org, id);
    }

    private static void lock(Handle handle, int org, List<Long> ids) {
        handle.createQuery("select id from issue where org = :org and id = any(:ids) order by id for update")
                .bind("org", org)
                .bindArray("ids", Long.class, ids)
                .mapTo(Long.class)
                .list();
    }

    static boolean hasMerged(Handle handle, int org, long id) {
        return handle.createQuery("select exists (select from issue where org = :org and parent_id = :id)")
                .bind("org", org)
                .bind("id", id)
                .mapTo(Boolean.class)
                .one();
    }

    static Geometry geometry(Handle handle, int org, long id) {
        return handle.createQuery("select geom from issue where org = :org and id = :id")
                .bind("org", org)
                .bind("id", id)
                .mapTo(Geometry.class)
                .one();
    }

    /** The control-zone verdict as it is now. */
    static void record(Handle handle, int org, long id, ZoneVerdict verdict) {
        handle.createUpdate("update issue set zone = cast(:zone as jsonb) where org = :org and id = :id")
                .bind("zone", Json.write(verdict))
                .bind("org", org)
                .bind("id", id)
                .execute();
    }

    /** One point in it. */
    static Location place(Handle handle, int org, long id) {
        Coordinate inside = geometry(handle, org, id).getInteriorPoint().getCoordinate();
        return new Location(inside.x, inside.y);
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
                coded(row, "side", RoadSide.class),
                coded(row, "direction", Direction.class),
                row.getString("stake_prefix"),
                Rows.number(row, "stake_from_mm"),
                Rows.number(row, "stake_to_mm"),
                row.getBoolean("off_route"),
                row.getString("zone") == null ? null : Json.tree(row.getString("zone")),
                row.getString("address"),
                named(row, "agency_id", "agency_name"),
                named(row, "township_id", "township_name"),
                Json.tree(row.getString("geometry")),
                Rows.instant(row, "found_at"),
                named(row, "found_by", "finder_name"),
                named(row, "handler_id", "handler_name"),
                named(row, "verifier_id", "verifier_name"),
                Rows.instant(row, "verify_by"),
                Rows.instant(row, "sign_by"),
                Rows.instant(row, "due_at"),
                Rows.number(row, "rest_seconds"),
                row.getString("release_condition"),
                Rows.instant(row, "closed_at"),
                row.getInt("rework_count"),
                row.getString("rework_reason"),
                row.getInt("extensions"),
                Rows.number(row, "parent_id"),
                Rows.number(row, "relapse_of"),
                List.of(Json.read(row.getString("parties"), IssueParty[].class)),
                row.getString("request") == null ? null : Json.read(row.getString("request"), IssueRequest.class),
                List.of(Json.read(row.getString("quantities"), Quantity[].class)),
                List.of(Json.read(row.getString("photos"), IssuePhoto[].class)),
                Rows.instant(row, "created_at"),
                row.getInt("version"));
    }

    private static Named named(ResultSet row, String id, String name) throws SQLException {
        return Named.orNull(row.getObject(id, Long.class), row.getString(name));
    }

    private static <T extends Enum<T> & Coded> T coded(ResultSet row, String column, Class<T> type)
            throws SQLException {
        String code = row.getString(column);
        return code == null ? null : Coded.of(type, code);
    }
}
