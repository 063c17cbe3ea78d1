package org.roadmarshal.identity.internal;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.identity.Agency;
import org.roadmarshal.identity.AgencyKind;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Page;
import org.roadmarshal.kernel.PageRequest;

/** The organisation tree. */
public final class JdbcAgencies {
    private JdbcAgencies() {}

    /** Parents before children: by depth, then id; the page key is "depth.id". */
    public static Page<Agency> list(Handle handle, int org, Optional<String> kind, PageRequest page) {
        String[] after = (page.after() == null ? "-1.0" : page.after()).split("\\.");
        if (after.length != 2 || !after[0].matches("-?\\d{1,4}") || !after[1].matches("\\d{1,18}")) {
            throw DispatchException.invalid("after is not a page key: " + page.after());
        }
        List<Row> rows = handle.createQuery("""
                        with recursive tree as (
                          select a.*, 0 as depth from agency a where org = :org and parent_id is null
                          union all
                          select a.*, t.depth + 1 from agency a join tree t on a.org = t.org and a.parent_id = t.id)
                        select id, code, name, name_en, kind, parent_id, depth from tree
                        where (depth, id) > (:depth, :id) and (:kind is null or kind = :kind)
                        order by depth, id limit :limit""")
                .bind("org", org)
                .bind("depth", Integer.parseInt(after[0]))
                .bind("id", Long.parseLong(after[1]))
                .bind("kind", kind.orElse(null))
                .bind("limit", page.fetch())
                .map((row, context) -> new Row(
                        new Agency(
                                row.getLong("id"),
                                row.getString("code"),
                                row.getString("name"),
                                row.getString("name_en"),
                                Coded.of(AgencyKind.class, row.getString("kind")),
                                row.getObject("parent_id", Long.class)),
                        row.getInt("depth")))
                .list();
        Page<Row> cut = Page.of(rows, page, row -> row.depth + "." + row.agency.id());
        return new Page<>(cut.items().stream().map(Row::agency).toList(), cut.next());
    }

    private record Row(Agency agency, int depth) {}
}
