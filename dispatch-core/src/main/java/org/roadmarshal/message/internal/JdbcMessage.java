package org.roadmarshal.message.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.roadmarshal.db.Rows;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Named;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.message.Conversation;
import org.roadmarshal.message.Message;
import org.roadmarshal.message.NewMessage;
import org.roadmarshal.message.Receipt;
import org.roadmarshal.message.Side;

/** Messages in SQL. */
public final class JdbcMessage {
    private static final String COLUMNS = """
            m.id, m.unit_id, u.callsign as unit_name, m.agency_id, a.name as agency_name, m.incident_id, m.side, m.text,
              m.evidence_id, e.content_type, s.id as sender_id, s.display_name as sender_name, m.device_at, m.sent_at,
              m.delivered_at, m.read_at, r.id as read_by_id, r.display_name as read_by_name, m.version
            """;
    private static final String FROM = """
             from message m
            join unit u on u.org = m.org and u.id = m.unit_id
            join agency a on a.org = m.org and a.id = m.agency_id
            join account s on s.org = m.org and s.id = m.account_id
            left join account r on r.org = m.org and r.id = m.read_by
            left join evidence e on e.org = m.org and e.id = m.evidence_id
            where m.org = :org
            """;
    private static final String VISIBLE = " and (m.agency_id = any(:agencies) or m.unit_id = :own)";

    private JdbcMessage() {}

    public static List<Message> page(
            Handle handle, Principal principal, Long unitId, Long incidentId, PageRequest request) {
        return handle.createQuery("select " + COLUMNS + FROM + VISIBLE + " and m.id < :before"
                        + (unitId == null ? "" : " and m.unit_id = :unit")
                        + (incidentId == null ? "" : " and m.incident_id = :incident")
                        + " order by m.id desc limit :limit")
                .bind("org", principal.org())
                .bindArray("agencies", Long.class, principal.agencies(Permission.MESSAGE_READ))
                .bind("own", principal.unitId())
                .bind("before", request.afterId(Long.MAX_VALUE))
                .bind("unit", unitId)
                .bind("incident", incidentId)
                .bind("limit", request.fetch())
                .map(JdbcMessage::message)
                .list();
    }

    public static List<Conversation> conversations(Handle handle, Principal principal, PageRequest request) {
        return handle.createQuery("select " + COLUMNS + """
                        , (select count(*) from message n where n.org = m.org and n.unit_id = m.unit_id and n.read_at is null
                           and n.side = case when m.unit_id = :own then 'centre' else 'crew' end) as unread""" + FROM + VISIBLE + """
                         and m.id < :before
                         and m.id in (select (select max(n.id) from message n where n.org = u.org and n.unit_id = u.id)
                                      from unit u where u.org = :org)
                        order by m.id desc limit :limit""")
                .bind("org", principal.org())
                .bindArray("agencies", Long.class, principal.agencies(Permission.MESSAGE_READ))
                .bind("own", principal.unitId())
                .bind("before", request.afterId(Long.MAX_VALUE))
                .bind("limit", request.fetch())
                .map((row, context) -> new Conversation(message(row, context), row.getInt("unread")))
                .list();
    }

    public static Message get(Handle handle, int org, long id) {
        return byIds(handle, org, List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> DispatchException.notFound("message", id));
    }

    public static List<Message> byIds(Handle handle, int org, List<Long> ids) {
        return handle.createQuery("select " + COLUMNS + FROM + " and m.id = any(:ids) order by m.id")
                .bind("org", org)
                .bindArray("ids", Long.class, ids)
                .map(JdbcMessage::message)
                .list();
    }

    public static Optional<Named> agencyOf(Handle handle, int org, long unitId) {
        return handle.createQuery("""
                        select a.id, a.name from unit u join agency a on a.org = u.org and a.id = u.agency_id
                        where u.org = :org and u.id = :unit""")
                .bind("org", org)
                .bind("unit", unitId)
                .map((row, context) -> new Named(row.getLong("id"), row.getString("name")))
                .findOne();
    }

    public static long insert(Handle handle, Principal principal, NewMessage message, Side side, long agencyId) {
        return handle.createQuery("""
                        insert into message (org, unit_id, agency_id, incident_id, side, text, evidence_id, account_id, device_at)
                        values (:org, :unitId, :agency,
                          (select t.incident_id from unit u join task t on t.org = u.org and t.id = u.task_id
                           where u.org = :org and u.id = :unitId),
                          :side, :text, :evidenceId, :account, :deviceTime)
                        returning id""")
                .bindMethods(message)
                .bind("org", principal.org())
                .bind("agency", agencyId)
                .bind("side", side.code())
                .bind("account", principal.accountId())
                .mapTo(Long.class)
                .one();
    }

    /** Whoever reads has it, too. @param side of whoever has received what the other said @return the messages that changed */
    public static List<Long> receive(Handle handle, Principal principal, Receipt receipt, Side side) {
        boolean read = receipt.state() == Receipt.State.READ;
        return handle.createQuery("""
                        update message set version = version + 1, delivered_at = coalesce(delivered_at, now())
                        """ + (read ? ", read_at = now(), read_by = :account" : "") + """
                         where org = :org and id in (
                          select id from message where org = :org and unit_id = :unit and side <> :side and id <= :upTo and
                        """
                        + (read ? "read_at" : "delivered_at") + " is null order by id for update) returning id")
                .bind("org", principal.org())
                .bind("account", principal.accountId())
                .bind("unit", receipt.unitId())
                .bind("upTo", receipt.upTo())
                .bind("side", side.code())
                .mapTo(Long.class)
                .list();
    }

    /** How many messages of the other side nobody of this one has read. */
    public static int unread(Handle handle, int org, long unitId, Side side) {
        return handle.createQuery(
                        "select count(*) from message where org = :org and unit_id = :unit and side <> :side and read_at is null")
                .bind("org", org)
                .bind("unit", unitId)
                .bind("side", side.code())
                .mapTo(Integer.class)
                .one();
    }

    private static Message message(ResultSet row, StatementContext context) throws SQLException {
        Long evidence = Rows.number(row, "evidence_id");
        return new Message(
                row.getLong("id"),
                Rows.named(row, "unit"),
                Rows.named(row, "agency"),
                Rows.number(row, "incident_id"),
                Coded.of(Side.class, row.getString("side")),
                row.getString("text"),
                evidence == null ? null : new Message.Attachment(evidence, row.getString("content_type")),
                Rows.named(row, "sender"),
                Rows.instant(row, "device_at"),
                Rows.instant(row, "sent_at"),
                Rows.instant(row, "delivered_at"),
                Rows.instant(row, "read_at"),
                Rows.named(row, "read_by"),
                row.getInt("version"));
    }
}
