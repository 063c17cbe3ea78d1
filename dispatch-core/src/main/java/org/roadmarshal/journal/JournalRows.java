package org.roadmarshal.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.roadmarshal.kernel.Actor;

/** Reads facts out of the tables. */
public final class JournalRows {
    private static final String COLUMNS =
            "org, seq, at, kind, subject, subject_id, version, agency_id, unit_id, actor_id, actor_name, device_at, data, hash";

    private JournalRows() {}

    /** Facts after a sequence, oldest first. */
    public static List<Fact> after(Handle handle, int org, long seq, int limit) {
        return handle.createQuery(
                        "select " + COLUMNS + " from journal where org = :org and seq > :seq order by seq limit :limit")
                .bind("org", org)
                .bind("seq", seq)
                .bind("limit", limit)
                .map(JournalRows::sealed)
                .list();
    }

    /** Facts of one subject after a sequence, oldest first. */
    public static List<Fact> ofSubject(Handle handle, int org, String subject, long id, long seq, int limit) {
        return handle.createQuery("select " + COLUMNS + """
                         from journal where org = :org and subject = :subject and subject_id = :id and seq > :seq
                        order by seq limit :limit""")
                .bind("org", org)
                .bind("subject", subject)
                .bind("id", id)
                .bind("seq", seq)
                .bind("limit", limit)
                .map(JournalRows::sealed)
                .list();
    }

    /** Every fact of several subjects, oldest first. */
    public static List<Fact> ofSubjects(Handle handle, int org, List<Subject> subjects) {
        return handle.createQuery("select " + COLUMNS + """
                         from journal
                        where org = :org and (subject, subject_id) in (select * from unnest(:kinds, :ids))
                        order by seq""")
                .bind("org", org)
                .bindArray(
                        "kinds",
                        String.class,
                        subjects.stream().map(Subject::kind).toList())
                .bindArray("ids", Long.class, subjects.stream().map(Subject::id).toList())
                .map(JournalRows::sealed)
                .list();
    }

    /** @param kind what it is, such as {@code task} */
    public record Subject(String kind, long id) {}

    /** Facts of units, and those of alarms, between two times, oldest first. @param alarms by their numbers */
    public static List<Fact> ofUnits(
            Handle handle, int org, List<Long> units, List<Long> alarms, Instant from, Instant to, int limit) {
        return handle.createQuery("select " + COLUMNS + """
                         from journal where org = :org and at >= :from and at < :to
                          and (unit_id = any(:units) or (subject = 'alarm' and subject_id = any(:alarms)))
                        order by seq limit :limit""")
                .bind("org", org)
                .bindArray("units", Long.class, units)
                .bindArray("alarms", Long.class, alarms)
                .bind("from", from)
                .bind("to", to)
                .bind("limit", limit)
                .map(JournalRows::sealed)
                .list();
    }

    /**
     * Which facts somebody wants and may see.
     *
     * @param agencies theirs; facts that belong to no agency are everybody's
     * @param subject null for all
     * @param subjectId null for all
     */
    public record Wanted(Set<Long> agencies, String subject, Long subjectId) {}

    /** Such facts after a sequence, oldest first. */
    public static List<Fact> wanted(Handle handle, int org, Wanted wanted, long seq, int limit) {
        return handle.createQuery("select " + COLUMNS + """
                         from journal where org = :org and seq > :seq
                          and (agency_id is null or agency_id = any(:agencies))
                          and (cast(:subject as text) is null or subject = :subject)
                          and (cast(:subjectId as bigint) is null or subject_id = :subjectId)
                        order by seq limit :limit""")
                .bind("org", org)
                .bindArray("agencies", Long.class, wanted.agencies)
                .bind("subject", wanted.subject)
                .bind("subjectId", wanted.subjectId)
                .bind("seq", seq)
                .bind("limit", limit)
                .map(JournalRows::sealed)
                .list();
    }

    /** The newest sequence of the org, 0 where nothing happened yet. */
    public static long head(Handle handle, int org) {
        return handle.createQuery("select seq from journal_head where org = :org")
                .bind("org", org)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    static Fact sealed(ResultSet row, StatementContext context) throws SQLException {
        return fact(row, row.getLong("seq"), row.getBytes("hash"));
    }

    static Fact fact(ResultSet row, long seq, byte[] hash) throws SQLException {
        return new Fact(
                row.getInt("org"),
                seq,
                instant(row, "at"),
                row.getString("kind"),
                row.getString("subject"),
                row.getLong("subject_id"),
                row.getInt("version"),
                row.getObject("agency_id", Long.class),
                row.getObject("unit_id", Long.class),
                new Actor(row.getObject("actor_id", Long.class), row.getString("actor_name")),
                instant(row, "device_at"),
                row.getString("data"),
                hash);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
