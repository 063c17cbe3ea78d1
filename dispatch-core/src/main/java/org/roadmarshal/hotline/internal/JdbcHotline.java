package org.roadmarshal.hotline.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.roadmarshal.db.Rows;
import org.roadmarshal.hotline.HotlineCase;
import org.roadmarshal.hotline.HotlineChange;
import org.roadmarshal.hotline.HotlineChannel;
import org.roadmarshal.hotline.HotlineChannelChange;
import org.roadmarshal.hotline.HotlineFilter;
import org.roadmarshal.hotline.HotlineRate;
import org.roadmarshal.hotline.HotlineState;
import org.roadmarshal.hotline.NewHotlineCase;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Principal;

/** Hotlines in SQL. */
public final class JdbcHotline {
    private static final String SELECT = """
            select h.id, h.channel, h.number, h.content, h.caller_name, h.caller_phone, h.address, h.agency_id,
              a.name as agency_name, h.received_at, h.reply_due, h.state, h.reply, h.replied_at,
              r.id as replied_by_id, r.display_name as replied_by_name, h.incident_id, h.issue_id, h.created_at,
              c.id as created_by_id, c.display_name as created_by_name, h.version
            from hotline_case h
            join agency a on a.org = h.org and a.id = h.agency_id
            join account c on c.org = h.org and c.id = h.created_by
            left join account r on r.org = h.org and r.id = h.replied_by
            where h.org = :org
            """;

    private JdbcHotline() {}

    public static List<HotlineChannel> channels(Handle handle, int org) {
        return handle.createQuery(
                        "select code, name, name_en, reply_hours, reply_days, version from hotline_channel where org = :org order by position")
                .bind("org", org)
                .map(ConstructorMapper.of(HotlineChannel.class))
                .list();
    }

    /** @param position in the list; a channel has a code and no number, and the journal wants one */
    public record Numbered(long position, int version) {}

    /** Held until the transaction ends. */
    public static Optional<Numbered> lockChannel(Handle handle, int org, String code) {
        return handle.createQuery(
                        "select position, version from hotline_channel where org = :org and code = :code for no key update")
                .bind("org", org)
                .bind("code", code)
                .map(ConstructorMapper.of(Numbered.class))
                .findOne();
    }

    public static void changeChannel(Handle handle, int org, String code, HotlineChannelChange change) {
        handle.createUpdate("""
                        update hotline_channel set reply_hours = :replyHours, reply_days = :replyDays, version = version + 1
                        where org = :org and code = :code""")
                .bindMethods(change)
                .bind("org", org)
                .bind("code", code)
                .execute();
    }

    /** Newest first. */
    public static List<HotlineCase> page(
            Handle handle, int org, Collection<Long> agencies, HotlineFilter filter, PageRequest request) {
        return handle.createQuery(SELECT
                        + " and h.agency_id = any(:agencies) and h.id < :before"
                        + (filter.state() == null ? "" : " and h.state = :state")
                        + (filter.channel() == null ? "" : " and h.channel = :channel")
                        + (filter.overdue() ? " and h.state = 'open' and h.reply_due <= now()" : "")
                        + (filter.issueId() == null ? "" : " and h.issue_id = :issue")
                        + " order by h.id desc limit :limit")
                .bind("org", org)
                .bindArray("agencies", Long.class, agencies)
                .bind("before", request.afterId(Long.MAX_VALUE))
                .bind("state", filter.state() == null ? null : filter.state().code())
                .bind("channel", filter.channel())
                .bind("issue", filter.issueId())
                .bind("limit", request.fetch())
                .map(JdbcHotline::read)
                .list();
    }

    public static HotlineCase get(Handle handle, int org, long id) {
        return one(handle, org, id, SELECT + " and h.id = :id");
    }

    public static HotlineCase lock(Handle handle, int org, long id) {
        return one(handle, org, id, SELECT + " and h.id = :id for no key update of h");
    }

    private static HotlineCase one(Handle handle, int org, long id, String sql) {
        return handle.createQuery(sql)
                .bind("org", org)
                .bind("id", id)
                .map(JdbcHotline::read)
                .findOne()
                .orElseThrow(() -> DispatchException.notFound("hotline case", id));
    }

    /** @return empty where the channel has this number already */
    public static Optional<Long> insert(
            Handle handle, Principal principal, NewHotlineCase wanted, long agencyId, Instant receivedAt, Instant due) {
        return handle.createQuery("""
                        insert into hotline_case (org, channel, number, content, caller_name, caller_phone, address,
                          agency_id, received_at, reply_due, created_by)
                        values (:org, :channel, :number, :content, :callerName, :callerPhone, :address,
                          :agency, :received, :due, :createdBy)
                        on conflict (org, channel, number) do nothing returning id""")
                .bindMethods(wanted)
                .bind("org", principal.org())
                .bind("agency", agencyId)
                .bind("received", receivedAt)
                .bind("due", due)
                .bind("createdBy", principal.accountId())
                .mapTo(Long.class)
                .findOne();
    }

    public static void change(Handle handle, Principal principal, long id, HotlineChange change) {
        handle.createUpdate("""
                        update hotline_case set version = version + 1, agency_id = coalesce(:agencyId, agency_id),
                          reply_due = coalesce(:replyDue, reply_due), incident_id = coalesce(:incidentId, incident_id),
                          issue_id = coalesce(:issueId, issue_id),
                          reply = :reply,
                          state = case when cast(:reply as text) is null then state else 'replied' end,
                          replied_at = case when cast(:reply as text) is null then null else now() end,
                          replied_by = case when cast(:reply as text) is null then null else cast(:by as bigint) end
                        where org = :org and id = :id""")
                .bindMethods(change)
                .bind("by", principal.accountId())
                .bind("org", principal.org())
                .bind("id", id)
                .execute();
    }

    public static List<HotlineRate> rates(Handle handle, int org, Collection<Long> agencies, Instant from, Instant to) {
        return handle.createQuery("""
                        select c.code as channel, count(h.id) as received,
                          count(h.id) filter (where h.state = 'replied' or h.reply_due <= now()) as due,
                          count(h.id) filter (where h.state = 'replied') as replied,
                          count(h.id) filter (where h.replied_at <= h.reply_due) as on_time
                        from hotline_channel c
                        left join hotline_case h on h.org = c.org and h.channel = c.code and h.agency_id = any(:agencies)
                          and h.received_at >= :from and h.received_at < :to
                        where c.org = :org group by c.code, c.position order by c.position""")
                .bind("org", org)
                .bindArray("agencies", Long.class, agencies)
                .bind("from", from)
                .bind("to", to)
                .map(ConstructorMapper.of(HotlineRate.class))
                .list();
    }

    private static HotlineCase read(ResultSet row, StatementContext context) throws SQLException {
        return new HotlineCase(
                row.getLong("id"),
                row.getString("channel"),
                row.getString("number"),
                row.getString("content"),
                row.getString("caller_name"),
                row.getString("caller_phone"),
                row.getString("address"),
                Rows.named(row, "agency"),
                Rows.instant(row, "received_at"),
                Rows.instant(row, "reply_due"),
                Coded.of(HotlineState.class, row.getString("state")),
                row.getString("reply"),
                Rows.instant(row, "replied_at"),
                Rows.named(row, "replied_by"),
                Rows.number(row, "incident_id"),
                Rows.number(row, "issue_id"),
                Rows.instant(row, "created_at"),
                Rows.named(row, "created_by"),
                row.getInt("version"));
    }
}
