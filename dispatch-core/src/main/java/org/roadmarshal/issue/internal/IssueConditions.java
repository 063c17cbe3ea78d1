package org.roadmarshal.issue.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.SqlStatement;
import org.roadmarshal.db.Subset;
import org.roadmarshal.gis.geo.Wgs84;
import org.roadmarshal.issue.IssueFilter;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;

/** A filter as conditions on {@code i}. The list, the map and the counts ask by the same ones, so that they agree. */
final class IssueConditions {
    /** As the partial indexes have it, word by word. */
    static final String OPEN = "i.state not in ('closed', 'rejected', 'merged')";

    /** By those who may read over the lead or a co-unit, and by whoever found it. */
    static final String SEEN = """
            (i.agency_id = any(:agencies) or i.found_by = :account
              or i.id in (select issue_id from issue_party where org = :org and agency_id = any(:agencies)))""";

    static final String VISIBLE = "i.org = :org and " + SEEN;
    static final String OVERDUE = "coalesce(i.due_at < now() and " + OPEN + ", false)";

    /** By the partial index of requests that nobody has decided. */
    private static final String WAITING =
            "exists (select from issue_request r where r.org = i.org and r.issue_id = i.id and r.state = 'pending')";

    /** An agency and all below it. */
    private static final String BELOW = """
            with recursive below as (select id from agency where org = :org and id = :agency
              union select c.id from agency c join below b on c.org = :org and c.parent_id = b.id) select id from below""";

    private final Principal principal;
    private final Subset among;
    private final StringBuilder sql = new StringBuilder(VISIBLE);
    private final Map<String, Object> values = new LinkedHashMap<>();

    IssueConditions(Principal principal, IssueFilter filter) {
        this.principal = principal;
        this.among = filter.among();
        if (among != null) {
            sql.append(" and ").append(among.sql());
        }
        when(
                "i.state = :state",
                "state",
                filter.state() == null ? null : filter.state().code());
        whether(OPEN, filter.open());
        whether(OVERDUE, filter.overdue());
        whether(WAITING, filter.waiting());
        when("i.category = :category", "category", filter.category());
        when("i.township_id = :township", "township", filter.townshipId());
        when("i.route = :route", "route", filter.route());
        when(
                "i.source = :source",
                "source",
                filter.source() == null ? null : filter.source().code());
        when("i.found_at >= :from", "from", filter.from());
        when("i.found_at < :to", "to", filter.to());
        when(
                "st_intersects(i.geom, :within)",
                "within",
                filter.within() == null
                        ? null
                        : Wgs84.FACTORY.toGeometry(filter.within().toEnvelope()));
        when("""
                (i.agency_id = any(array(%1$s)) or exists (select from issue_party p
                  where p.org = i.org and p.issue_id = i.id and p.agency_id = any(array(%1$s))))""".formatted(BELOW), "agency", filter.agencyId());
        text(filter.text());
    }

    private void text(String text) {
        if (text == null) {
            return;
        }
        String number = text.replaceFirst("^#", "");
        value("number", number.matches("\\d{1,18}") ? Long.parseLong(number) : -1L);
        when("""
                (i.id = :number or i.description ilike :text or i.address ilike :text or i.stake ilike :text
                  or i.source_number ilike :text)""", "text", "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%");
    }

    /** {@link #sql} with one more condition. @param value null leaves it away */
    IssueConditions when(String condition, String name, Object value) {
        if (value != null) {
            sql.append(" and ").append(condition);
            values.put(name, value);
        }
        return this;
    }

    IssueConditions whether(String condition, Boolean wanted) {
        if (wanted != null) {
            sql.append(wanted ? " and " : " and not ").append(condition);
        }
        return this;
    }

    /** One more value, for what is written around the conditions. */
    IssueConditions value(String name, Object value) {
        values.put(name, value);
        return this;
    }

    String sql() {
        return sql.toString();
    }

    <S extends SqlStatement<S>> S bind(S statement) {
        S bound = among == null ? statement : among.bind(statement);
        return bound.bind("org", principal.org())
                .bind("account", principal.accountId())
                .bindArray("agencies", Long.class, principal.agencies(Permission.ISSUE_READ))
                .bindMap(values);
    }
}
