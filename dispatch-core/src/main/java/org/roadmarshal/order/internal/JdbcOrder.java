package org.roadmarshal.order.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.roadmarshal.db.Rows;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.order.Order;
import org.roadmarshal.order.OrderReceipt;
import org.roadmarshal.order.Recipient;

/** Orders in SQL. */
public final class JdbcOrder {
    private static final String SELECT = """
            select o.id, o.text, o.confirm_by, c.id as created_by_id, c.display_name as created_by_name, o.created_at,
              o.withdrawn_at, w.id as withdrawn_by_id, w.display_name as withdrawn_by_name
            from broadcast_order o join account c on c.org = o.org and c.id = o.created_by
            left join account w on w.org = o.org and w.id = o.withdrawn_by
            where o.org = :org and exists (select from order_recipient r where r.org = o.org and r.order_id = o.id and
            """;
    private static final String RECIPIENT = """
            select r.id, r.order_id, r.unit_id, u.callsign as unit_name, r.agency_id, a.name as agency_name, r.received_at,
              r.seen_at, r.confirmed_at, k.id as confirmed_by_id, k.display_name as confirmed_by_name, r.device_at, r.version
            from order_recipient r
            join unit u on u.org = r.org and u.id = r.unit_id
            join agency a on a.org = r.org and a.id = r.agency_id
            left join account k on k.org = r.org and k.id = r.confirmed_by
            where r.org = :org
            """;
    private static final String VISIBLE = "(r.agency_id = any(:agencies) or r.unit_id = :own)";
    private static final String LOCK = " for no key update of r";

    private JdbcOrder() {}

    public static List<Order> page(Handle handle, Principal principal, boolean mine, PageRequest request) {
        List<Order> orders = reader(
                        handle.createQuery(SELECT + (mine ? "r.unit_id = :own" : VISIBLE)
                                + ") and o.id < :before order by o.id desc limit :limit"),
                        principal)
                .bind("before", request.afterId(Long.MAX_VALUE))
                .bind("limit", request.fetch())
                .map(JdbcOrder::order)
                .list();
        return withRecipients(handle, principal, orders);
    }

    public static Optional<Order> find(Handle handle, Principal principal, long id) {
        List<Order> orders = reader(handle.createQuery(SELECT + VISIBLE + ") and o.id = :id"), principal)
                .bind("id", id)
                .map(JdbcOrder::order)
                .list();
        return withRecipients(handle, principal, orders).stream().findFirst();
    }

    private static List<Order> withRecipients(Handle handle, Principal principal, List<Order> orders) {
        Map<Long, List<Recipient>> recipients = reader(
                        handle.createQuery(
                                RECIPIENT + " and r.order_id = any(:orders) and " + VISIBLE + " order by u.callsign"),
                        principal)
                .bindArray("orders", Long.class, orders.stream().map(Order::id).toList())
                .map(JdbcOrder::row)
                .collect(Collectors.groupingBy(Recipient::orderId));
        return orders.stream()
                .map(order -> order.with(recipients.getOrDefault(order.id(), List.of())))
                .toList();
    }

    private static Query reader(Query query, Principal principal) {
        return query.bind("org", principal.org())
                .bindArray("agencies", Long.class, principal.agencies(Permission.MESSAGE_READ))
                .bind("own", principal.unitId());
    }

    public static long insert(Handle handle, Principal principal, String text, Instant confirmBy) {
        return handle.createQuery("""
                        insert into broadcast_order (org, text, confirm_by, created_by)
                        values (:org, :text, :confirmBy, :by) returning id""")
                .bind("org", principal.org())
                .bind("text", text)
                .bind("confirmBy", confirmBy)
                .bind("by", principal.accountId())
                .mapTo(Long.class)
                .one();
    }

    /** To all units of some agencies, and to some units beside them, as far as they are on duty. @return how many */
    public static int address(Handle handle, int org, long id, Collection<Long> agencies, Collection<Long> units) {
        return handle.createUpdate("""
                        insert into order_recipient (org, order_id, unit_id, agency_id)
                        select org, :order, id, agency_id from unit
                        where org = :org and state <> 'off_duty' and (agency_id = any(:agencies) or id = any(:units))
                        order by id""")
                .bind("org", org)
                .bind("order", id)
                .bindArray("agencies", Long.class, agencies)
                .bindArray("units", Long.class, units)
                .execute();
    }

    /** Those of the units that there are not among these agencies'. */
    public static List<Long> notAmong(Handle handle, int org, Collection<Long> units, Collection<Long> agencies) {
        return handle.createQuery("""
                        select wanted.id from unnest(:units) as wanted (id)
                        where not exists (select from unit u
                          where u.org = :org and u.id = wanted.id and u.agency_id = any(:agencies))""")
                .bind("org", org)
                .bindArray("units", Long.class, units)
                .bindArray("agencies", Long.class, agencies)
                .mapTo(Long.class)
                .list();
    }

    /** These agencies and all below them. */
    public static List<Long> below(Handle handle, int org, Collection<Long> agencies) {
        return handle.createQuery("""
                        with recursive below (id) as (
                          select unnest(:agencies)
                          union select a.id from agency a join below on a.parent_id = below.id where a.org = :org)
                        select id from below""")
                .bind("org", org)
                .bindArray("agencies", Long.class, agencies)
                .mapTo(Long.class)
                .list();
    }

    public static String text(Handle handle, int org, long id) {
        return handle.createQuery("select text from broadcast_order where org = :org and id = :id")
                .bind("org", org)
                .bind("id", id)
                .mapTo(String.class)
                .one();
    }

    /** @param unitId null for nobody's */
    public static Optional<Recipient> lock(Handle handle, int org, long orderId, Long unitId) {
        return handle.createQuery(RECIPIENT + " and r.order_id = :order and r.unit_id = :unit" + LOCK)
                .bind("org", org)
                .bind("order", orderId)
                .bind("unit", unitId)
                .map(JdbcOrder::row)
                .findOne();
    }

    public static List<Recipient> lockUnconfirmed(Handle handle, int org, long orderId) {
        return handle.createQuery(
                        RECIPIENT + " and r.order_id = :order and r.confirmed_at is null order by r.id" + LOCK)
                .bind("org", org)
                .bind("order", orderId)
                .map(JdbcOrder::row)
                .list();
    }

    /** Holds the order itself, so that it is taken back once. @return whether it was before */
    public static boolean lockWithdrawn(Handle handle, int org, long id) {
        return handle.createQuery(
                        "select withdrawn_at is not null from broadcast_order where org = :org and id = :id for no key update")
                .bind("org", org)
                .bind("id", id)
                .mapTo(Boolean.class)
                .one();
    }

    /** A new version of each part, as of all of them there is something new. @return all of them */
    public static List<Recipient> withdraw(Handle handle, Principal principal, long id) {
        handle.execute(
                "update broadcast_order set withdrawn_at = now(), withdrawn_by = ? where org = ? and id = ?",
                principal.accountId(),
                principal.org(),
                id);
        handle.execute(
                "update order_recipient set version = version + 1 where org = ? and order_id = ?", principal.org(), id);
        return handle.createQuery(RECIPIENT + " and r.order_id = :order order by r.id")
                .bind("org", principal.org())
                .bind("order", id)
                .map(JdbcOrder::row)
                .list();
    }

    /** Whose units it was given to. */
    public static List<Long> agencies(Handle handle, int org, long id) {
        return handle.createQuery("select distinct agency_id from order_recipient where org = :org and order_id = :id")
                .bind("org", org)
                .bind("id", id)
                .mapTo(Long.class)
                .list();
    }

    public static Recipient recipient(Handle handle, int org, long id) {
        return handle.createQuery(RECIPIENT + " and r.id = :id")
                .bind("org", org)
                .bind("id", id)
                .map(JdbcOrder::row)
                .one();
    }

    /** Whoever has seen an order has received it, and whoever confirms has seen it. */
    public static void reach(Handle handle, Principal principal, long id, OrderReceipt receipt) {
        String set =
                switch (receipt.state()) {
                    case RECEIVED -> "";
                    case SEEN -> ", seen_at = now()";
                    case CONFIRMED ->
                        ", seen_at = coalesce(seen_at, now()), confirmed_at = now(), confirmed_by = :by, device_at = :deviceTime";
                };
        handle.createUpdate(
                        "update order_recipient set version = version + 1, received_at = coalesce(received_at, now())"
                                + set + " where org = :org and id = :id")
                .bind("org", principal.org())
                .bind("id", id)
                .bind("by", principal.accountId())
                .bind("deviceTime", receipt.deviceTime())
                .execute();
    }

    private static Order order(ResultSet row, StatementContext context) throws SQLException {
        return new Order(
                row.getLong("id"),
                row.getString("text"),
                Rows.instant(row, "confirm_by"),
                Rows.named(row, "created_by"),
                Rows.instant(row, "created_at"),
                null,
                Rows.instant(row, "withdrawn_at"),
                Rows.named(row, "withdrawn_by"));
    }

    private static Recipient row(ResultSet row, StatementContext context) throws SQLException {
        return new Recipient(
                row.getLong("id"),
                row.getLong("order_id"),
                Rows.named(row, "unit"),
                Rows.named(row, "agency"),
                Rows.instant(row, "received_at"),
                Rows.instant(row, "seen_at"),
                Rows.instant(row, "confirmed_at"),
                Rows.named(row, "confirmed_by"),
                Rows.instant(row, "device_at"),
                row.getInt("version"));
    }
}
