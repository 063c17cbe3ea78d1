package org.roadmarshal.intake.internal;

import java.time.ZoneId;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.db.Rows;
import org.roadmarshal.intake.PublicOrg;
import org.roadmarshal.intake.Publication;
import org.roadmarshal.intake.PublicationChange;

/** Who shows itself to the public, in SQL. */
public final class JdbcPublication {
    private JdbcPublication() {}

    /** @param hold {@code for update}, or nothing */
    public static Publication get(Handle handle, int org, String hold) {
        return handle.createQuery("select * from publication where org = :org " + hold)
                .bind("org", org)
                .map((row, context) -> new Publication(
                        row.getBoolean("page"),
                        row.getBoolean("open311"),
                        row.getString("contact"),
                        Rows.instant(row, "since"),
                        row.getInt("version")))
                .one();
    }

    public static void change(Handle handle, int org, PublicationChange change) {
        handle.createUpdate("""
                        update publication set page = coalesce(:page, page), open311 = coalesce(:open311, open311),
                          contact = coalesce(:contact, contact), since = now(), version = version + 1 where org = :org""").bind("org", org).bindMethods(change).execute();
    }

    /** @param shows a condition on the table */
    public static List<PublicOrg> orgs(Handle handle, String shows) {
        return handle.createQuery("""
                        select o.id, o.code, o.name, o.name_en, o.time_zone, contact, since
                        from publication p join org o on o.id = p.org where %s order by o.code""".formatted(shows))
                .map((row, context) -> new PublicOrg(
                        row.getInt("id"),
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("name_en"),
                        ZoneId.of(row.getString("time_zone")),
                        row.getString("contact"),
                        Rows.instant(row, "since")))
                .list();
    }
}
