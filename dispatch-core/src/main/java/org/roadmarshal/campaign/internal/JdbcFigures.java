package org.roadmarshal.campaign.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.campaign.CampaignFigures;
import org.roadmarshal.campaign.CampaignFigures.Group;
import org.roadmarshal.campaign.CampaignFigures.LeftOut;
import org.roadmarshal.campaign.CampaignLine;
import org.roadmarshal.campaign.CampaignTarget;
import org.roadmarshal.campaign.Grouping;
import org.roadmarshal.issue.IssueCategory;
import org.roadmarshal.issue.QuantityUnit;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;

/** Adds a campaign up, in one statement: by group, category and unit; totals are the sums of that. */
public final class JdbcFigures {
    private static final String SUMS = """
            , mine as (select * from member m where m.agency_id = any(:readable)),
            line as (
              select %1$s as key, m.category, q.unit, count(*) as issues,
                sum(%2$s) as found, sum(%3$s) as removed, sum(%4$s) as verified, sum(q.found) as written
              from mine m join issue_quantity q on q.org = :org and q.issue_id = m.id
                left join unnest(:doubles, cast(:shares as numeric[])) as d (id, share) on d.id = m.id and q.unit = 'km'
              group by 1, 2, 3),
            head as (
              select %1$s as key, count(*) as issues, count(*) filter (where m.state <> 'closed') as open
              from mine m group by 1)
            select head.key, head.issues as all_issues, head.open, line.category, line.unit, line.issues, line.found,
              line.removed, line.verified, line.written - line.found as doubled
            from head left join line on line.key = head.key""";

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
        Members members = new Members(row);
        String sql = members.with()
                + SUMS.formatted(
                        Groups.key(by),
                        Doubles.counted("found"),
                        Doubles.counted("removed"),
                        Doubles.counted("verified"));
        Map<String, Groups.Name> names = Groups.names(handle, principal.org(), by);
        Map<String, Group> groups = new LinkedHashMap<>();
        doubles.bind(members.bind(handle.createQuery(sql), principal.org()))
                .bindArray("readable", Long.class, principal.agencies(Permission.ISSUE_READ))
                .map((result, context) -> {
                    String key = result.getString("key");
                    Groups.Name name = Groups.name(names, key);
                    Group group = groups.computeIfAbsent(
                            key, each -> new Group(each, name.name(), name.nameEn(), 0, 0, new ArrayList<>()));
                    groups.put(
                            key,
                            new Group(
                                    key,
                                    name.name(),
                                    name.nameEn(),
                                    result.getInt("all_issues"),
                                    result.getInt("open"),
                                    group.lines()));
                    if (result.getString("unit") != null) {
                        group.lines()
                                .add(new CampaignLine(
                                        result.getString("category"),
                                        Coded.of(QuantityUnit.class, result.getString("unit")),
                                        result.getInt("issues"),
                                        result.getBigDecimal("found"),
                                        result.getBigDecimal("removed"),
                                        result.getBigDecimal("verified"),
                                        result.getBigDecimal("doubled"),
                                        null));
                    }
                    return key;
                })
                .list();
        groups.values().forEach(group -> group.lines()
                .sort(Comparator.comparingInt((CampaignLine line) ->
                                row.campaign().categories().indexOf(line.category()))
                        .thenComparing(CampaignLine::unit)));
        return groups.values().stream()
                .sorted(Comparator.comparing(
                        group -> Groups.name(names, group.key()).rank()))
                .toList();
    }

    private LeftOut leftOut() {
        Members members = new Members(row);
        return members.bind(
                        handle.createQuery(
                                "select count(*) filter (where i.state = 'merged') as merged,"
                                        + " count(*) filter (where i.state = 'rejected') as rejected,"
                                        + " count(*) filter (where i.state <> all(:uncounted)) as chosen from issue i where "
                                        + members.inside()
                                        + " and i.agency_id = any(:readable) and (i.state = any(:uncounted) or exists (select from campaign_choice x"
                                        + " where x.org = :org and x.campaign_id = :campaign and x.issue_id = i.id and not x.counted))"),
                        principal.org())
                .bindArray("readable", Long.class, principal.agencies(Permission.ISSUE_READ))
                .map((result, context) ->
                        new LeftOut(result.getInt("merged"), result.getInt("rejected"), result.getInt("chosen")))
                .one();
    }
}
