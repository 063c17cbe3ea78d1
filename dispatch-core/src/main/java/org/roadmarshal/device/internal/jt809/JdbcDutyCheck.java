package org.roadmarshal.device.internal.jt809;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.roadmarshal.db.Rows;
import org.roadmarshal.device.DutyCheck;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.PageRequest;

/** The table {@code duty_check}. */
public final class JdbcDutyCheck {
    private static final String SELECT = """
            select d.id, d.platform_id, p.name as platform_name, d.agency_id, a.name as agency_name, d.question, d.asked_at,
              d.due_at, d.answer, d.answered_at, d.answered_by, d.delivered_at, d.version
            from duty_check d
            join agency a on a.org = d.org and a.id = d.agency_id
            left join platform p on p.org = d.org and p.id = d.platform_id
            where d.org = :org
            """;

    /** A question that could not be sent for so long is no more one. */
    private static final String FRESH = "asked_at > now() - interval '10 minutes'";

    private JdbcDutyCheck() {}

    public static List<DutyCheck> page(Handle handle, int org, Set<Long> agencies, PageRequest page) {
        return handle.createQuery(
                        SELECT + " and d.agency_id = any(:agencies) and d.id < :after order by d.id desc limit :limit")
                .bind("org", org)
                .bindArray("agencies", Long.class, agencies)
                .bind("after", page.afterId(Long.MAX_VALUE))
                .bind("limit", page.fetch())
                .map(JdbcDutyCheck::check)
                .list();
    }

    public static DutyCheck get(Handle handle, int org, long id) {
        return one(handle, org, id, SELECT + " and d.id = :id");
    }

    public static DutyCheck lock(Handle handle, int org, long id) {
        return one(handle, org, id, SELECT + " and d.id = :id for no key update of d");
    }

    private static DutyCheck one(Handle handle, int org, long id, String sql) {
        return handle.createQuery(sql)
                .bind("org", org)
                .bind("id", id)
                .map(JdbcDutyCheck::check)
                .findOne()
                .orElseThrow(() -> DispatchException.notFound("duty check", id));
    }

    /** Ours, of a subordinate platform. */
    public static long ask(Handle handle, int org, long platformId, long agencyId, String question) {
        return handle.createQuery("""
                        insert into duty_check (org, platform_id, agency_id, question)
                        values (:org, :platform, :agency, :question) returning id""")
                .bind("org", org)
                .bind("platform", platformId)
                .bind("agency", agencyId)
                .bind("question", question)
                .mapTo(Long.class)
                .one();
    }

    /** The superior platform's, of us. @param serial of the frame that asked */
    static long asked(
            Handle handle, int org, long agencyId, org.roadmarshal.protocol.jt809.DutyCheck check, long serial) {
        return handle.createQuery("""
                        insert into duty_check (org, agency_id, question, due_at, object_type, object_id, info_id, frame_serial)
                        values (:org, :agency, :question,
                          case when :minutes > 0 then now() + :minutes * interval '1 minute' end,
                          :objectType, :objectId, :infoId, :serial) returning id""")
                .bindMethods(check)
                .bind("org", org)
                .bind("agency", agencyId)
                .bind("serial", serial)
                .mapTo(Long.class)
                .one();
    }

    /** False where it is answered already. */
    public static boolean answer(Handle handle, int org, long id, String answer, String by) {
        return handle.createUpdate("""
                        update duty_check set answer = :answer, answered_at = now(), answered_by = :by, version = version + 1
                        where org = :org and id = :id and answer is null""")
                        .bind("answer", answer)
                        .bind("by", by)
                        .bind("org", org)
                        .bind("id", id)
                        .execute()
                > 0;
    }

    /** What an answer refers to. @param infoId 0 where the edition names the question by its frame */
    static Optional<Long> ofAnswer(Handle handle, int org, long platformId, long infoId, long serial) {
        return handle.createQuery("""
                        select id from duty_check where org = :org and platform_id = :platform and answer is null
                          and case when :info <> 0 then id & 4294967295 = :info else frame_serial = :serial end
                        order by id desc limit 1""")
                .bind("org", org)
                .bind("platform", platformId)
                .bind("info", infoId)
                .bind("serial", serial)
                .mapTo(Long.class)
                .findOne();
    }

    /** A question of ours that is about to go out. */
    record Question(long id, String text) {}

    /** Takes the oldest that waits for a platform's link; nobody else will send it. @param serial of the frame that will ask */
    static Optional<Question> claimQuestion(Handle handle, int org, long platformId, long serial) {
        return handle.createQuery("""
                        update duty_check set delivered_at = now(), frame_serial = :serial, version = version + 1
                        where org = :org and id = (
                          select min(id) from duty_check
                          where org = :org and platform_id = :platform and delivered_at is null and %s)
                        and delivered_at is null
                        returning id, question""".formatted(FRESH))
                .bind("org", org)
                .bind("platform", platformId)
                .bind("serial", serial)
                .map((row, context) -> new Question(row.getLong("id"), row.getString("question")))
                .findOne();
    }

    /** An agency, whose dispatchers answer. */
    record Agency(int org, long id) {}

    /** The first of some agencies of an org, or the one above all. @param codes may be empty */
    static Optional<Agency> desk(Handle handle, String org, List<String> codes) {
        return handle.createQuery("""
                        select a.org, a.id from agency a join org o on o.id = a.org
                        where o.code = :org and case when cardinality(:codes::text[]) = 0 then a.parent_id is null
                          else a.code = any(:codes) end
                        order by array_position(:codes::text[], a.code), a.id limit 1""")
                .bind("org", org)
                .bindArray("codes", String.class, codes)
                .map((row, context) -> new Agency(row.getInt("org"), row.getLong("id")))
                .findOne();
    }

    /** An answer of ours that is about to go out. */
    record Answer(int objectType, String objectId, long infoId, long askedSerial, String text, String by) {}

    /** Takes the oldest that waits for the link to the superior platform. */
    static Optional<Answer> claimAnswer(Handle handle, int org) {
        return handle.createQuery("""
                        update duty_check set delivered_at = now(), version = version + 1
                        where org = :org and id = (
                          select min(id) from duty_check
                          where org = :org and platform_id is null and answer is not null and delivered_at is null)
                        and delivered_at is null
                        returning object_type, object_id, info_id, frame_serial, answer, answered_by""")
                .bind("org", org)
                .map((row, context) -> new Answer(
                        row.getInt("object_type"),
                        row.getString("object_id"),
                        row.getLong("info_id"),
                        row.getLong("frame_serial"),
                        row.getString("answer"),
                        row.getString("answered_by")))
                .findOne();
    }

    private static DutyCheck check(ResultSet row, StatementContext context) throws SQLException {
        return new DutyCheck(
                row.getLong("id"),
                Rows.named(row, "platform"),
                Rows.named(row, "agency"),
                row.getString("question"),
                Rows.instant(row, "asked_at"),
                Rows.instant(row, "due_at"),
                row.getString("answer"),
                Rows.instant(row, "answered_at"),
                row.getString("answered_by"),
                Rows.instant(row, "delivered_at"),
                row.getInt("version"));
    }
}
