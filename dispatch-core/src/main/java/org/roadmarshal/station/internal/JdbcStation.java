package org.roadmarshal.station.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.roadmarshal.db.Rows;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.station.NewStation;
import org.roadmarshal.station.Station;
import org.roadmarshal.station.StationChange;
import org.roadmarshal.station.StationKind;

/** Stations in SQL. */
public final class JdbcStation {
    private static final String SELECT = """
            select s.id, s.code, s.name, s.name_en, s.kind, s.agency_id, a.name as agency_name,
              st_x(s.geom) as lon, st_y(s.geom) as lat, s.version
            from station s left join agency a on a.org = s.org and a.id = s.agency_id
            where s.org = :org
            """;

    private JdbcStation() {}

    public static List<Station> page(Handle handle, int org, StationKind kind, PageRequest request) {
        return handle.createQuery(SELECT
                        + (kind == null ? "" : " and s.kind = :kind")
                        + (request.after() == null ? "" : " and s.code > :after")
                        + " order by s.code limit :limit")
                .bind("org", org)
                .bind("kind", kind == null ? null : kind.code())
                .bind("after", request.after())
                .bind("limit", request.fetch())
                .map(JdbcStation::station)
                .list();
    }

    public static Station get(Handle handle, int org, long id) {
        return one(handle, org, id, SELECT + " and s.id = :id");
    }

    public static Station lock(Handle handle, int org, long id) {
        return one(handle, org, id, SELECT + " and s.id = :id for no key update of s");
    }

    private static Station one(Handle handle, int org, long id, String sql) {
        return handle.createQuery(sql)
                .bind("org", org)
                .bind("id", id)
                .map(JdbcStation::station)
                .findOne()
                .orElseThrow(() -> DispatchException.notFound("station", id));
    }

    /** @return empty where the code is taken */
    public static Optional<Long> insert(Handle handle, int org, NewStation station) {
        return handle.createQuery("""
                        insert into station (org, code, name, name_en, kind, agency_id, geom)
                        values (:org, :code, :name, :nameEn, :kind, :agencyId, :location)
                        on conflict (org, code) do nothing returning id""")
                .bind("org", org)
                .bind("code", station.code())
                .bind("name", station.name())
                .bind("nameEn", station.nameEn())
                .bind("kind", station.kind().code())
                .bind("agencyId", station.agencyId())
                .bind("location", station.location())
                .mapTo(Long.class)
                .findOne();
    }

    public static void change(Handle handle, int org, long id, StationChange change) {
        handle.createUpdate("""
                        update station set version = version + 1, name = coalesce(:name, name),
                          name_en = coalesce(:nameEn, name_en), agency_id = coalesce(:agencyId, agency_id),
                          geom = coalesce(:location, geom)
                        where org = :org and id = :id""")
                .bind("org", org)
                .bind("id", id)
                .bind("name", change.name())
                .bind("nameEn", change.nameEn())
                .bind("agencyId", change.agencyId())
                .bindByType("location", change.location(), Location.class)
                .execute();
    }

    private static Station station(ResultSet row, StatementContext context) throws SQLException {
        return new Station(
                row.getLong("id"),
                row.getString("code"),
                row.getString("name"),
                row.getString("name_en"),
                Coded.of(StationKind.class, row.getString("kind")),
                Rows.named(row, "agency"),
                Rows.location(row),
                row.getInt("version"));
    }
}
