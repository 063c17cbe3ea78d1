package org.roadmarshal.history.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.db.Rows;
import org.roadmarshal.history.Section;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.task.TaskState;

/** What the journal knew at an instant, in SQL. */
public final class JdbcPicture {
    /**
     * The newest facts of subjects that are not over: those of the last keyframe, with what came after it. An issue's {@code left}
     * is for those who have it no more.
     */
    private static final String NEWEST = """
            with frame as materialized (
              select at, seqs from journal_keyframe where org = :org and at <= :at order by at desc limit 1),
            told as (
              select j.seq, j.subject, j.subject_id from (select unnest(seqs) as seq from frame) f
                join journal j on j.org = :org and j.seq = f.seq
              union all
              select seq, subject, subject_id from journal
              where org = :org and at <= :at and at > coalesce((select at from frame), '-infinity')
                and subject in ('unit', 'incident', 'task', 'alarm', 'issue', 'fence', 'closure') and kind <> 'issue.left'),
            newest as materialized (
              select distinct on (subject, subject_id) seq from told order by subject, subject_id, seq desc),
            standing as (
              select j.seq, j.subject, j.subject_id, j.agency_id, j.unit_id, j.data -> j.subject as record
              from newest join journal j on j.org = :org and j.seq = newest.seq
              where case j.subject
                when 'incident' then j.data -> 'incident' ->> 'state' = 'open'
                when 'task' then j.data -> 'task' ->> 'state' not in (%s)
                when 'alarm' then j.data -> 'alarm' ->> 'state' <> 'cleared'
                when 'issue' then j.data -> 'issue' ->> 'state' not in ('closed', 'rejected', 'merged')
                when 'fence' then j.kind <> 'fence.removed'
                when 'closure' then j.data -> 'closure' ->> 'state' = 'closed'
                else true end)
            """.formatted(TaskState.endedInSql());

    private JdbcPicture() {}

    /** @param record the subject's whole REST form as it was told, JSON @param agencyId null for everybody's */
    public record Told(Section section, long id, Long agencyId, Long unitId, String record) {}

    public static List<Told> at(Handle handle, int org, Instant at, Collection<Section> sections, int most) {
        return handle.createQuery(NEWEST + """
                        select * from standing where subject = any(:sections)
                        order by subject, subject_id desc limit :most""")
                .bind("org", org)
                .bind("at", at)
                .bindArray(
                        "sections",
                        String.class,
                        sections.stream().map(Section::code).toList())
                .bind("most", most)
                .map((row, context) -> new Told(
                        Coded.of(Section.class, row.getString("subject")),
                        row.getLong("subject_id"),
                        Rows.number(row, "agency_id"),
                        Rows.number(row, "unit_id"),
                        row.getString("record")))
                .list();
    }

    public static Optional<Instant> newestKeyframe(Handle handle, int org) {
        return handle.createQuery("select max(at) from journal_keyframe where org = :org")
                .bind("org", org)
                .mapTo(Instant.class)
                .findOne();
    }

    /** When the first fact was told. */
    public static Optional<Instant> beginning(Handle handle, int org) {
        return handle.createQuery("select min(at) from journal where org = :org")
                .bind("org", org)
                .mapTo(Instant.class)
                .findOne();
    }

    public static void writeKeyframe(Handle handle, int org, Instant at) {
        handle.createUpdate("insert into journal_keyframe (org, at, seqs) " + NEWEST + """
                        select :org, :at, coalesce(array_agg(seq order by seq), '{}') from standing
                        on conflict do nothing""")
                .bind("org", org)
                .bind("at", at)
                .execute();
    }

    /** Of these units those that the journal has never spoken of: they are still as they were registered. */
    public static List<Long> unspokenOf(Handle handle, int org, Collection<Long> units) {
        return handle.createQuery("""
                        select u.id from unnest(:units) as u (id)
                        where not exists (select from journal where org = :org and subject = 'unit' and subject_id = u.id)""")
                .bind("org", org)
                .bindArray("units", Long.class, units)
                .mapTo(Long.class)
                .list();
    }
}
