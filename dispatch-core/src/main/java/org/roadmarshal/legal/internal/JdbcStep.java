package org.roadmarshal.legal.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.roadmarshal.db.Rows;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.legal.CaseStep;
import org.roadmarshal.legal.Officer;
import org.roadmarshal.legal.StepDetails;
import org.roadmarshal.legal.StepKind;

/** The record of a case in SQL: read, and added to. */
final class JdbcStep {
    private JdbcStep() {}

    static List<CaseStep> list(Handle handle, int org, long caseId) {
        return handle.createQuery("""
                        select s.*, st_x(s.geom) as lon, st_y(s.geom) as lat, a.display_name as actor_name
                        from legal_step s join account a on a.org = s.org and a.id = s.actor_id
                        where s.org = :org and s.case_id = :case order by s.n""")
                .bind("org", org)
                .bind("case", caseId)
                .map(JdbcStep::read)
                .list();
    }

    static void insert(Handle handle, int org, long caseId, CaseStep step) {
        handle.createUpdate("""
                        insert into legal_step (org, case_id, n, kind, at, recorded_at, actor_id, geom, officers, details,
                          note, corrects, hash)
                        values (:org, :case, :n, :code, :at, :recordedAt, :actorId, :location, cast(:people as json),
                          cast(:what as json), :note, :corrects, decode(:hash, 'hex'))""")
                .bindMethods(step)
                .bind("org", org)
                .bind("case", caseId)
                .bind("code", step.kind().code())
                .bind("actorId", step.actor().id())
                .bind("people", Json.write(step.officers()))
                .bind("what", Json.write(step.details()))
                .execute();
    }

    private static CaseStep read(ResultSet row, StatementContext context) throws SQLException {
        return new CaseStep(
                row.getInt("n"),
                Coded.of(StepKind.class, row.getString("kind")),
                Rows.instant(row, "at"),
                Rows.instant(row, "recorded_at"),
                Rows.named(row, "actor"),
                Rows.location(row),
                List.of(Json.read(row.getString("officers"), Officer[].class)),
                Json.read(row.getString("details"), StepDetails.class),
                row.getString("note"),
                row.getObject("corrects", Integer.class),
                HexFormat.of().formatHex(row.getBytes("hash")));
    }
}
