package org.roadmarshal.issue.internal;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.locationtech.jts.geom.Geometry;
import org.roadmarshal.highway.HighwayService;
import org.roadmarshal.issue.Issue;
import org.roadmarshal.issue.IssueCategory;
import org.roadmarshal.issue.IssueEvent;
import org.roadmarshal.issue.IssuePatch;
import org.roadmarshal.issue.Quantity;
import org.roadmarshal.issue.QuantityUnit;
import org.roadmarshal.issue.RoadSide;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;

/** Corrects what is written down of issues. */
public final class IssuePatches {
    private final HighwayService highways;

    public IssuePatches(HighwayService highways) {
        this.highways = highways;
    }

    public Issue apply(Transaction transaction, Principal principal, long id, int expected, IssuePatch patch) {
        Handle handle = transaction.handle();
        int org = transaction.org();
        Issue issue = JdbcIssues.hold(handle, principal, id);
        principal.require(Permission.ISSUE_REPORT, issue.agency().id());
        if (issue.version() != expected) {
            throw DispatchException.stale("issue", id, expected, issue.version());
        }
        if (issue.state().ended()) {
            throw DispatchException.conflict(
                    "Issue %d is %s".formatted(id, issue.state().code()));
        }
        IssueCategory category =
                JdbcCategories.get(handle, org, patch.category() == null ? issue.category() : patch.category());
        List<Quantity> ledger = patch.quantities() == null ? issue.quantities() : corrected(issue, patch.quantities());
        JdbcLedger.requireFitting(category, ledger);
        Agencies.requireTownship(handle, org, patch.townshipId());
        IssuePlace place = patch.geometry() == null ? null : IssuePlace.read(handle, org, patch.geometry());

        Geometry geometry = place == null ? JdbcIssues.geometry(handle, org, id) : place.geometry();

        update(transaction, issue, patch, place);
        stake(transaction, issue, patch, geometry);
        if (place != null) {
            JdbcIssues.record(handle, org, id, highways.verdict(handle, org, geometry, null));
        }
        JdbcLedger.replace(handle, org, id, ledger);
        Issue changed = JdbcIssues.get(handle, org, id);
        transaction.append(new IssueEvent.Changed(changed).entry());
        Parties.tell(transaction, issue, changed);
        return changed;
    }

    /** What was removed and verified stays where its unit stays. */
    private static List<Quantity> corrected(Issue issue, List<Quantity> found) {
        Map<QuantityUnit, Quantity> before =
                issue.quantities().stream().collect(Collectors.toMap(Quantity::unit, quantity -> quantity));
        return found.stream()
                .map(now -> {
                    Quantity was = before.getOrDefault(now.unit(), now);
                    return new Quantity(now.unit(), now.found(), was.removed(), was.verified());
                })
                .toList();
    }

    /** What was written stays while only the place is corrected; what came from the place goes with it. */
    private void stake(Transaction transaction, Issue issue, IssuePatch patch, Geometry geometry) {
        boolean off = Boolean.TRUE.equals(patch.offRoute());
        boolean asked = patch.route() != null || patch.stake() != null || patch.side() != null;
        if (!off && !asked && patch.geometry() == null) {
            return;
        }
        boolean moved = patch.geometry() != null && issue.stakeFromMm() != null;
        String stake = patch.stake() != null ? patch.stake() : moved ? null : issue.stake();
        String route = patch.route() != null ? patch.route() : moved ? null : issue.route();
        RoadSide side = patch.side() != null ? patch.side() : moved ? null : issue.side();
        Staking staking = off
                ? new Staking(route, null, null, null, null, null)
                : Staking.of(highways, transaction.handle(), transaction.org(), geometry, route, stake, side);
        if (staking.stake() == null && !off) {
            staking = new Staking(
                    route == null ? issue.route() : route,
                    issue.stake(),
                    side == null ? issue.side() : side,
                    null,
                    null,
                    null);
        }
        transaction
                .handle()
                .createUpdate("""
                        update issue set route = :s.route, stake = :s.stake, side = :s.sideCode, stake_prefix = :s.prefix,
                          stake_from_mm = :s.fromMm, stake_to_mm = :s.toMm, off_route = :off
                        where org = :org and id = :id""")
                .bindMethods("s", staking)
                .bind("off", off)
                .bind("org", transaction.org())
                .bind("id", issue.id())
                .execute();
    }

    private static void update(Transaction transaction, Issue issue, IssuePatch patch, IssuePlace place) {
        // Once somebody leads it they keep it, wherever it turns out to lie.
        Long agency = place == null || issue.state().assigned() ? null : place.agency();
        transaction
                .handle()
                .createUpdate("""
                        update issue set category = coalesce(:category, category), geom = coalesce(:place, geom),
                          description = coalesce(:description, description), direction = coalesce(:towards, direction),
                          address = coalesce(:address, address), township_id = coalesce(:townshipId, township_id),
                          agency_id = coalesce(:agency, agency_id), version = version + 1
                        where org = :org and id = :id""")
                .bind("org", transaction.org())
                .bind("id", issue.id())
                .bindMethods(patch)
                .bindByType("place", place == null ? null : place.geometry(), Geometry.class)
                .bind(
                        "towards",
                        patch.direction() == null ? null : patch.direction().code())
                .bind("agency", agency)
                .execute();
    }
}
