package org.roadmarshal.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;

/** Reads what is written down of photos. */
public final class EvidenceRecords {
    // A photo goes where its issue goes: a department that is to remove something sees how the patrol found it. What is
    // said
    // goes where its conversation goes, and a voice note nowhere else.
    private static final String VISIBLE = """
            select e.*, st_x(e.geom) as lon, st_y(e.geom) as lat from evidence e
            where e.org = :org and e.id = any(:ids) and (e.account_id = :account
              or e.content_type like 'image/%' and (e.agency_id = any(:agencies)
                or exists (select from issue_photo p join issue i on i.org = p.org and i.id = p.issue_id
                  where p.org = e.org and p.evidence_id = e.id and i.agency_id = any(:agencies))
                or exists (select from issue_photo p join issue_party t on t.org = p.org and t.issue_id = p.issue_id
                  where p.org = e.org and p.evidence_id = e.id and t.agency_id = any(:agencies)))
              or exists (select from message m where m.org = e.org and m.evidence_id = e.id
                and (m.agency_id = any(:listening) or m.unit_id = :unit)))
            order by e.id""";

    private EvidenceRecords() {}

    /** Those of the ids that there are and that the principal may see: their own, their agencies', and their issues'. */
    public static List<Evidence> visible(Handle handle, Principal principal, Collection<Long> ids) {
        return handle.createQuery(VISIBLE)
                .bind("org", principal.org())
                .bindArray("ids", Long.class, ids)
                .bind("account", principal.accountId())
                .bindArray("agencies", Long.class, principal.agencies(Permission.ISSUE_READ))
                .bindArray("listening", Long.class, principal.agencies(Permission.MESSAGE_READ))
                .bind("unit", principal.unitId())
                .map(EvidenceRecords::evidence)
                .list();
    }

    /** Those of the ids that there are, for whom has shown that they may see what these belong to. */
    public static List<Evidence> all(Handle handle, int org, Collection<Long> ids) {
        return handle.createQuery("""
                        select *, st_x(geom) as lon, st_y(geom) as lat from evidence
                        where org = :org and id = any(:ids) order by id""")
                .bind("org", org)
                .bindArray("ids", Long.class, ids)
                .map(EvidenceRecords::evidence)
                .list();
    }

    /** One of those that {@link #visible} shows. */
    public static Optional<Evidence> find(Handle handle, Principal principal, long id) {
        return visible(handle, principal, List.of(id)).stream().findFirst();
    }

    static Evidence evidence(ResultSet row, StatementContext context) throws SQLException {
        Double lon = row.getObject("lon", Double.class);
        String exif = row.getString("exif");
        String findings = row.getString("findings");
        byte[] original = row.getBytes("original_sha256");
        return new Evidence(
                row.getLong("id"),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                row.getString("content_type"),
                row.getInt("size_bytes"),
                row.getObject("width", Integer.class),
                row.getObject("height", Integer.class),
                row.getObject("captured_at", OffsetDateTime.class).toInstant(),
                lon == null ? null : new Location(lon, row.getDouble("lat")),
                row.getObject("heading_deg", Double.class),
                original == null ? null : HexFormat.of().formatHex(original),
                exif == null ? null : Json.read(exif, Exif.class),
                findings == null ? null : List.of(Json.read(findings, Finding[].class)),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
