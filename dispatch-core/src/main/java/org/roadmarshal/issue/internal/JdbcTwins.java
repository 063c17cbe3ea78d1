package org.roadmarshal.issue.internal;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.roadmarshal.db.Rows;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.gis.geo.Wgs84;
import org.roadmarshal.issue.Issue;
import org.roadmarshal.issue.IssueCase;
import org.roadmarshal.issue.IssueState;
import org.roadmarshal.issue.IssueTwin;
import org.roadmarshal.issue.Nearness;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;

/** Finds what may be the same thing, what was merged, and what came back. All of it only as far as the principal sees it. */
public final class JdbcTwins {
    private static final int MOST = 20;
    /** Of the box that the index is asked for, against the round earth. */
    private static final double MORE = 1.02;

    private JdbcTwins() {}

    /**
     * A thing as it is to be compared.
     *
     * @param id of the issue, 0 where there is none yet
     * @param until when it was gone, or null
     */
    public record Thing(long id, String category, Geometry place, Instant foundAt, Instant until) {}

    public static Thing thing(Handle handle, int org, long id) {
        return handle.createQuery("select category, geom, found_at, closed_at from issue where org = :org and id = :id")
                .bind("org", org)
                .bind("id", id)
                .map((row, context) -> new Thing(
                        id,
                        row.getString("category"),
                        context.findColumnMapperFor(Geometry.class)
                                .orElseThrow()
                                .map(row, "geom", context),
                        Rows.instant(row, "found_at"),
                        Rows.instant(row, "closed_at")))
                .one();
    }

    /**
     * Both stood there at the same time, are of one category or of two that are taken for one another, and were found near each
     * other in space and time. What was merged is not found again, nor what was rejected. The nearest first.
     */
    public static List<IssueTwin> twins(Handle handle, Principal principal, Thing thing, Nearness near) {
        return pairs(
                handle,
                principal,
                bound(principal, thing, near.twinMetres(), handle.createQuery("""
                        select i.id, st_distance(i.geom::geography, cast(:place as geometry)::geography) as metres,
                          floor(abs(extract(epoch from i.found_at - cast(:found as timestamptz))) / 86400)::bigint as days
                        from issue i
                        where %s and i.id <> :self and i.state not in ('rejected', 'merged') and i.geom && :box
                          and i.category in (select c.code from issue_category c join issue_category own on own.org = c.org
                            where c.org = :org and own.code = :category and (c.code = own.code
                              or c.code = any(own.twin_categories) or own.code = any(c.twin_categories)))
                          and st_dwithin(i.geom::geography, cast(:place as geometry)::geography, :metres)
                          and i.found_at between cast(:found as timestamptz) - make_interval(days => :days)
                            and cast(:found as timestamptz) + make_interval(days => :days)
                          and (i.closed_at is null or i.closed_at >= :found) and i.found_at <= coalesce(cast(:until as timestamptz), i.found_at)
                        order by metres, i.id limit %d""".formatted(
                                        IssueConditions.VISIBLE, MOST)))
                        .bind("days", near.twinDays())
                        .bind("until", thing.until()));
    }

    /** The newest closed issue of the category near it; it has come back as this one. */
    public static List<IssueTwin> relapseOf(Handle handle, Principal principal, Thing thing, Nearness near) {
        return pairs(
                handle,
                principal,
                bound(principal, thing, near.relapseMetres(), handle.createQuery("""
                        select i.id, st_distance(i.geom::geography, cast(:place as geometry)::geography) as metres,
                          floor(extract(epoch from cast(:found as timestamptz) - i.closed_at) / 86400)::bigint as days
                        from issue i
                        where %s and i.id <> :self and i.category = :category and i.state = 'closed' and i.geom && :box
                          and st_dwithin(i.geom::geography, cast(:place as geometry)::geography, :metres)
                          and i.closed_at between cast(:found as timestamptz) - make_interval(days => :days) and :found
                        order by i.closed_at desc, i.id desc limit 1""".formatted(
                                        IssueConditions.VISIBLE)))
                        .bind("days", near.relapseDays()));
    }

    private static Query bound(Principal principal, Thing thing, int metres, Query query) {
        Envelope box = thing.place().getEnvelopeInternal();
        double widest = Math.max(Math.abs(box.getMinY()), Math.abs(box.getMaxY()));
        box.expandBy(MORE * Earth.longitudeDegrees(metres, widest), MORE * Earth.latitudeDegrees(metres));
        return query.bind("org", principal.org())
                .bind("account", principal.accountId())
                .bindArray("agencies", Long.class, principal.agencies(Permission.ISSUE_READ))
                .bind("self", thing.id())
                .bind("category", thing.category())
                .bind("place", thing.place())
                .bind("found", thing.foundAt())
                .bind("box", Wgs84.FACTORY.toGeometry(box))
                .bind("metres", metres);
    }

    private record Pair(double metres, long days) {}

    private static List<IssueTwin> pairs(Handle handle, Principal principal, Query query) {
        Map<Long, Pair> found = new TreeMap<>();
        query.map((row, context) ->
                        Map.entry(row.getLong("id"), new Pair(row.getDouble("metres"), row.getLong("days"))))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return JdbcIssues.list(handle, principal.org(), found.keySet()).stream()
                .map(issue -> twin(issue, found.get(issue.id())))
                .sorted(Comparator.comparing(IssueTwin::metres))
                .toList();
    }

    private static IssueTwin twin(Issue issue, Pair pair) {
        return new IssueTwin(issue, Math.round(pair.metres * 10) / 10.0, pair.days);
    }

    /** Also what was merged into one that was merged into it. */
    public static List<Issue> merged(Handle handle, Principal principal, long id) {
        List<Long> ids = visible(principal, handle.createQuery("""
                        with recursive child as (
                          select c.id from issue c where c.org = :org and c.parent_id = :id
                          union select c.id from issue c join child p on c.org = :org and c.parent_id = p.id)
                        select i.id from child join issue i on i.id = child.id where %s""".formatted(IssueConditions.VISIBLE)))
                .bind("id", id)
                .mapTo(Long.class)
                .list();
        return JdbcIssues.list(handle, principal.org(), ids);
    }

    /** From the first case of the place to the last, by relapses; empty where there is but one. */
    public static List<IssueCase> chain(Handle handle, Principal principal, long id) {
        List<IssueCase> cases = visible(principal, handle.createQuery("""
                        with recursive up as (
                          select n.id, n.relapse_of from issue n where n.org = :org and n.id = :id
                          union select o.id, o.relapse_of from issue o join up on o.org = :org and o.id = up.relapse_of),
                        down as (
                          select up.id from up where up.relapse_of is null
                          union select n.id from issue n join down on n.org = :org and n.relapse_of = down.id)
                        select i.id, i.state, i.found_at, i.closed_at from down join issue i on i.id = down.id
                        where %s order by i.found_at, i.id""".formatted(IssueConditions.VISIBLE)))
                .bind("id", id)
                .map((row, context) -> new IssueCase(
                        row.getLong("id"),
                        Coded.of(IssueState.class, row.getString("state")),
                        Rows.instant(row, "found_at"),
                        Rows.instant(row, "closed_at")))
                .list();
        return cases.size() > 1 ? cases : List.of();
    }

    private static Query visible(Principal principal, Query query) {
        return query.bind("org", principal.org())
                .bind("account", principal.accountId())
                .bindArray("agencies", Long.class, principal.agencies(Permission.ISSUE_READ));
    }
}
