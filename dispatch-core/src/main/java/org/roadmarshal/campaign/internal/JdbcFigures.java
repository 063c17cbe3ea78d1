package org.roadmarshal.campaign.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.roadmarshal.campaign.CampaignFigures;
import org.roadmarshal.campaign.CampaignFigures.Group;
import org.roadmarshal.campaign.CampaignFigures.LeftOut;
import org.roadmarshal.campaign.CampaignLine;
import org.roadmarshal.campaign.CampaignTarget;
import org.roadmarshal.campaign.Grouping;
import org.roadmarshal.db.PlannedEachTime;
import org.roadmarshal.issue.IssueCategory;
import org.roadmarshal.issue.QuantityUnit;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;

/** Adds a campaign up by group, category and unit; totals are the sums of that. */
public final class JdbcFigures {
    private static final String LINES = """
            select %1$s as key, z.* from (
              select %2$s as raw, m.category, q.unit, count(*) as issues,
                sum(%3$s) as found, sum(%4$s) as removed, sum(%5$s) as verified, sum(q.found) as written
              from member m join issue_quantity q on q.org = :org and q.issue_id = m.id
                left join unnest(:doubles, cast(:shares as numeric[])) as d (id, share) on d.id = m.id and q.unit = 'km'
              where m.agency_id = any(:readable) group by 1, 2, 3) z""";

    private static final String HEADS = """
            select %1$s as key, issues, open from (
              select %2$s as raw, count(*) as issues, count(*) filter (where m.state <> 'closed') as open
              from member m where m.agency_id = any(:readable) group by 1) z""";

    /** Apart, for what is not a case of its own is found by its state, and what was decided by the decisions. */
    private static final String LEFT_OUT = """
            select count(*) filter (where state = 'merged') as merged, count(*) filter (where state = 'rejected') as rejected,
              count(*) filter (where state <> all(:uncounted)) as chosen
            from (
              select i.state from issue i where %1$s and i.agency_id = any(:readable) and i.state in ('merged', 'rejected')
              union all
              select i.state from campaign_choice x join issue i on i.org = x.org and i.id = x.issue_id
              where x.org = :org and x.campaign_id = :campaign and not x.counted and i.state <> all(:uncounted)
                and %1$s and i.agency_id = any(:readable)) z""";

    private final Handle handle;
    private final Principal principal;
    private final CampaignRow row;
    private final Doubles doubles;
    private final List<IssueCategory> categories;

    public JdbcFigures(
            Handle handle, Principal principal, CampaignRow row, Doubles doubles, List<IssueCategory> categories) {
        this.handle = handle;
        this.principal = principal;
        this.row = row;
        this.doubles = doubles;
        this.categories = categories;
    }

    public CampaignFigures figures(Grouping by) {
        List<Group> groups = groups(by);
        List<CampaignLine> totals = CampaignFigures.sum(groups, lines()).stream()
                .map(line -> line.towards(target(line)))
                .toList();
        return new CampaignFigures(
                row.campaign().id(),
                by,
                groups.stream().mapToInt(Group::issues).sum(),
                groups.stream().mapToInt(Group::open).sum(),
                leftOut(),
                totals,
                groups);
    }

    /** An empty line for each unit of each category, in the campaign's order. */
    private List<CampaignLine> lines() {
        List<CampaignLine> lines = new ArrayList<>();
        for (String code : row.campaign().categories()) {
            categories.stream()
                    .filter(category -> category.code().equals(code))
                    .flatMap(category -> category.units().stream())
                    .forEach(unit -> lines.add(CampaignLine.none(code, unit)));
        }
        return lines;
    }

    private BigDecimal target(CampaignLine line) {
        return row.campaign().targets().stream()
                .filter(target -> target.category().equals(line.category()) && target.unit() == line.unit())
                .map(CampaignTarget::amount)
                .findFirst()
                .orElse(null);
    }

    private List<Group> groups(Grouping by) {
        Map<String, List<CampaignLine>> lines = lines(by);
        Map<String, Groups.Name> names = Groups.names(handle, principal.org(), by);
        List<Group> groups = new ArrayList<>(query(HEADS, by)
                .map((found, context) -> {
                    String key = found.getString("key");
                    Groups.Name name = Groups.name(names, key);
                    return new Group(
                            key,
                            name.name(),
                            name.nameEn(),
                            found.getInt("issues"),
                            found.getInt("open"),
                            lines.getOrDefault(key, List.of()));
                })
                .list());
        groups.sort(
                Comparator.comparing(group -> Groups.name(names, group.key()).rank()));
        return groups;
    }

    private Map<String, List<CampaignLine>> lines(Grouping by) {
        Map<String, List<CampaignLine>> lines = new HashMap<>();
        query(LINES, by)
                .map((found, context) -> lines.computeIfAbsent(found.getString("key"), key -> new ArrayList<>())
                        .add(new CampaignLine(
                                found.getString("category"),
                                Coded.of(QuantityUnit.class, found.getString("unit")),
                                found.getInt("issues"),
                                found.getBigDecimal("found"),
                                found.getBigDecimal("removed"),
                                found.getBigDecimal("verified"),
                                found.getBigDecimal("written").subtract(found.getBigDecimal("found")),
                                null)))
                .list();
        lines.values()
                .forEach(each -> each.sort(Comparator.comparingInt((CampaignLine line) ->
                                row.campaign().categories().indexOf(line.category()))
                        .thenComparing(CampaignLine::unit)));
        return lines;
    }

    /** Two questions over the members are faster than one that has to keep them all for both. */
    private Query query(String sql, Grouping by) {
        Members members = new Members(row);
        String filled = sql.formatted(
                Groups.text(by, "raw"),
                Groups.raw(by),
                Doubles.counted("found"),
                Doubles.counted("removed"),
                Doubles.counted("verified"));
        return doubles.bind(members.bind(handle.createQuery(members.with() + filled), principal.org()))
                .addCustomizer(PlannedEachTime.INSTANCE)
                .bindArray("readable", Long.class, principal.agencies(Permission.ISSUE_READ));
    }

    private LeftOut leftOut() {
        Members members = new Members(row);
        return members.bind(handle.createQuery(LEFT_OUT.formatted(members.inside())), principal.org())
                .addCustomizer(PlannedEachTime.INSTANCE)
                .bindArray("readable", Long.class, principal.agencies(Permission.ISSUE_READ))
                .map((result, context) ->
                        new LeftOut(result.getInt("merged"), result.getInt("rejected"), result.getInt("chosen")))
                .one();
    }
}
