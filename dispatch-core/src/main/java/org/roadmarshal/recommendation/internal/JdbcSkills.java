package org.roadmarshal.recommendation.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.roadmarshal.db.Rows;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.Page;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.recommendation.SkillUse;
import org.roadmarshal.recommendation.SkilledPerson;
import org.roadmarshal.recommendation.UnitOutfit;

/** Who can what and carries what, in SQL. */
public final class JdbcSkills {
    private static final String PEOPLE = """
            select * from (
              select p.org, p.id, p.badge, p.name, p.title, p.version, a.id as agency_id, a.name as agency_name,
                u.id as unit_id, u.callsign as unit_name,
                array(select s.code from person_skill s where s.org = p.org and s.person_id = p.id order by s.code) as skills,
                array(select distinct e.kind from equipment e where e.org = p.org and e.holder_id = p.id order by 1) as equipment
              from person p join agency a on a.org = p.org and a.id = p.agency_id
              left join unit_member m on m.org = p.org and m.person_id = p.id
              left join unit u on u.org = m.org and u.id = m.unit_id) found
            where org = :org and agency_id = any(:agencies)
            """;
    private static final String SOUGHT = """
             and (name ilike :q or badge ilike :q or unit_name ilike :q or exists (select from unnest(skills) code where code ilike :q))
            """;

    private JdbcSkills() {}

    /** @param q a piece of name, badge, skill or callsign; null for everybody */
    public static Page<SkilledPerson> people(Handle handle, Principal principal, String q, PageRequest request) {
        List<SkilledPerson> rows = bound(
                        handle,
                        principal,
                        PEOPLE
                                + (q == null ? "" : SOUGHT)
                                + (request.after() == null ? "" : " and badge > :after")
                                + " order by badge limit :limit")
                .bind("q", q == null ? null : "%" + q.replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .bind("after", request.after())
                .bind("limit", request.fetch())
                .map(JdbcSkills::skilled)
                .list();
        return Page.of(rows, request, SkilledPerson::badge);
    }

    public static Optional<SkilledPerson> person(Handle handle, Principal principal, long id) {
        return bound(handle, principal, PEOPLE + " and id = :id")
                .bind("id", id)
                .map(JdbcSkills::skilled)
                .findOne();
    }

    private static Query bound(Handle handle, Principal principal, String sql) {
        return handle.createQuery(sql)
                .bind("org", principal.org())
                .bindArray("agencies", Long.class, principal.agencies(Permission.UNIT_READ));
    }

    private static SkilledPerson skilled(ResultSet row, StatementContext context) throws SQLException {
        return new SkilledPerson(
                row.getLong("id"),
                row.getString("badge"),
                row.getString("name"),
                Rows.named(row, "agency"),
                row.getString("title"),
                Rows.named(row, "unit"),
                List.of((String[]) row.getArray("skills").getArray()),
                List.of((String[]) row.getArray("equipment").getArray()),
                row.getInt("version"));
    }

    public static void lock(Handle handle, int org, long id) {
        handle.createQuery("select id from person where org = :org and id = :id for no key update")
                .bind("org", org)
                .bind("id", id)
                .mapTo(Long.class)
                .findOne();
    }

    public static void replace(Handle handle, int org, long id, Collection<String> skills) {
        handle.createUpdate("delete from person_skill where org = :org and person_id = :id")
                .bind("org", org)
                .bind("id", id)
                .execute();
        handle.createUpdate("insert into person_skill (org, person_id, code) select :org, :id, unnest(:skills)")
                .bind("org", org)
                .bind("id", id)
                .bindArray("skills", String.class, skills)
                .execute();
        handle.createUpdate("update person set version = version + 1 where org = :org and id = :id")
                .bind("org", org)
                .bind("id", id)
                .execute();
    }

    public static List<SkillUse> inUse(Handle handle, int org) {
        return handle.createQuery("""
                        select code, count(person_id) as people, count(category) as categories from (
                          select code, person_id, null as category from person_skill where org = :org
                          union all select code, null, category from incident_category_need
                            where org = :org and kind = 'skill') used
                        group by code order by code""")
                .bind("org", org)
                .map((row, context) ->
                        new SkillUse(row.getString("code"), row.getInt("people"), row.getInt("categories")))
                .list();
    }

    public static List<UnitOutfit> outfits(Handle handle, Principal principal) {
        return bound(handle, principal, """
                        select u.id, u.callsign, a.id as agency_id, a.name as agency_name,
                          (select count(*) from unit_member m where m.org = u.org and m.unit_id = u.id) as members,
                          (select coalesce(json_agg(h order by h.kind), '[]') from (
                             select e.kind, count(*) as count from unit_member m
                             join equipment e on e.org = m.org and e.holder_id = m.person_id
                             where m.org = u.org and m.unit_id = u.id group by e.kind) h) as equipment,
                          array(select distinct s.code from unit_member m
                            join person_skill s on s.org = m.org and s.person_id = m.person_id
                            where m.org = u.org and m.unit_id = u.id order by 1) as skills
                        from unit u join agency a on a.org = u.org and a.id = u.agency_id
                        where u.org = :org and u.agency_id = any(:agencies) order by u.callsign""")
                .map((row, context) -> new UnitOutfit(
                        row.getLong("id"),
                        row.getString("callsign"),
                        Rows.named(row, "agency"),
                        row.getInt("members"),
                        List.of(Json.read(row.getString("equipment"), UnitOutfit.Held[].class)),
                        List.of((String[]) row.getArray("skills").getArray())))
                .list();
    }
}
