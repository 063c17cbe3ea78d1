package org.roadmarshal.unit.internal;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.roadmarshal.db.Rows;
import org.roadmarshal.kernel.Page;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.unit.Equipment;
import org.roadmarshal.unit.Person;

/** The register's lists of people and equipment, each in the order of what is written on the thing. */
final class JdbcRegister {
    private static final String PEOPLE = """
            select x.badge as key, x.*, a.name as agency_name
            from person x join agency a on a.org = x.org and a.id = x.agency_id""";
    private static final String EQUIPMENT = """
            select x.serial || ' ' || x.kind as key, x.*, a.name as agency_name, h.name as holder_name
            from equipment x join agency a on a.org = x.org and a.id = x.agency_id
            left join person h on h.org = x.org and h.id = x.holder_id""";

    private JdbcRegister() {}

    static Page<Person> people(Handle handle, Principal principal, Long agencyId, PageRequest request) {
        return page(
                handle,
                principal,
                PEOPLE,
                agencyId,
                null,
                request,
                (row, context) -> new Person(
                        row.getLong("id"),
                        row.getString("badge"),
                        row.getString("name"),
                        Rows.named(row, "agency"),
                        row.getString("title"),
                        row.getString("certificate_no"),
                        row.getObject("certificate_expires", LocalDate.class),
                        row.getString("phone")));
    }

    static Page<Equipment> equipment(
            Handle handle, Principal principal, Long agencyId, String kind, PageRequest request) {
        return page(
                handle,
                principal,
                EQUIPMENT,
                agencyId,
                kind,
                request,
                (row, context) -> new Equipment(
                        row.getLong("id"),
                        row.getString("serial"),
                        row.getString("kind"),
                        Rows.named(row, "agency"),
                        Rows.named(row, "holder")));
    }

    private static <T> Page<T> page(
            Handle handle,
            Principal principal,
            String select,
            Long agencyId,
            String kind,
            PageRequest request,
            RowMapper<T> mapper) {
        List<Keyed<T>> rows = handle.createQuery("select * from (" + select + ") as listed"
                        + " where org = :org and agency_id = any(:agencies)"
                        + (agencyId == null ? "" : " and agency_id " + JdbcUnit.SUBTREE)
                        + (kind == null ? "" : " and kind = :kind")
                        + (request.after() == null ? "" : " and key > :after")
                        + " order by key limit :limit")
                .bind("org", principal.org())
                .bindArray("agencies", Long.class, principal.agencies(Permission.UNIT_READ))
                .bind("agencyId", agencyId)
                .bind("kind", kind)
                .bind("after", request.after())
                .bind("limit", request.fetch())
                .map((row, context) -> new Keyed<>(row.getString("key"), mapper.map(row, context)))
                .list();
        Page<Keyed<T>> page = Page.of(rows, request, Keyed::key);
        return new Page<>(page.items().stream().map(Keyed::item).toList(), page.next());
    }

    private record Keyed<T>(String key, T item) {}
}
