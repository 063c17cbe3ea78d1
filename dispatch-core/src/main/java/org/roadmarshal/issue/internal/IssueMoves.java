package org.roadmarshal.issue.internal;

import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.evidence.Evidence;
import org.roadmarshal.highway.HighwayService;
import org.roadmarshal.issue.Issue;
import org.roadmarshal.issue.IssueBar;
import org.roadmarshal.issue.IssueEvent;
import org.roadmarshal.issue.IssueParty;
import org.roadmarshal.issue.IssuePhoto;
import org.roadmarshal.issue.IssueStep;
import org.roadmarshal.issue.internal.IssuePath.Over;
import org.roadmarshal.issue.internal.IssuePath.Rule;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;

/** Moves issues along {@link IssuePath}. */
public final class IssueMoves {
    private final HighwayService highways;
    private final IssueClocks clocks;
    private final List<IssueBar> bars;

    public IssueMoves(HighwayService highways, IssueClocks clocks, List<IssueBar> bars) {
        this.highways = highways;
        this.clocks = clocks;
        this.bars = List.copyOf(bars);
    }

    public Issue move(Transaction transaction, Principal principal, long id, IssueStep step) {
        Handle handle = transaction.handle();
        int org = transaction.org();
        Issue issue = JdbcIssues.hold(handle, principal, id, step.parentId());
        Rule rule = rule(principal, issue, step);
        IssueParty party = party(principal, issue, step, rule);
        for (IssueBar bar : bars) {
            bar.bars(handle, org, id, step.action()).ifPresent(reason -> {
                throw DispatchException.conflict("issue_barred", "Issue %d: %s".formatted(id, reason));
            });
        }
        Move move = new Move(
                handle,
                highways,
                principal,
                issue,
                step,
                party,
                photos(handle, principal, issue, step, rule),
                transaction.now());
        Amounts.requireNoneBut(move);
        rule.guards().forEach(guard -> guard.check(move));
        Standing standing = Standing.of(issue);
        rule.effect().apply(move, standing);
        if (rule.to() != issue.state()) {
            JdbcRequests.decide(move, JdbcRequests.Answer.WITHDRAWN);
        }
        update(transaction, id, rule, standing);
        JdbcLedger.replace(handle, org, id, standing.ledger);
        IssuePhotos.attach(handle, org, id, rule.photos(), move.photos());
        JdbcSteps.add(transaction, id, issue.state(), rule.to(), step);
        Issue moved = JdbcIssues.get(handle, org, id);
        clocks.set(transaction, issue, moved);
        tell(transaction, issue, moved, step, party);
        return moved;
    }

    private static void tell(Transaction transaction, Issue before, Issue moved, IssueStep step, IssueParty party) {
        transaction.append(new IssueEvent.Moved(
                        moved, step.action(), step.reason(), party == null ? null : party.agency(), step.deviceTime())
                .entry());
        if (moved.state().uncounted()) {
            transaction.append(new IssueEvent.Answered(moved, step.reason()).entry());
        }
        Parties.tell(transaction, before, moved);
    }

    /** @throws DispatchException FORBIDDEN for who may never do it; CONFLICT where it is not possible now */
    private static Rule rule(Principal principal, Issue issue, IssueStep step) {
        Set<Permission> ever = IssuePath.everNeeded(step.action());
        if (ever.stream().noneMatch(principal::may)) {
            throw DispatchException.forbidden(step.action().code() + " is not granted");
        }
        Rule rule = IssuePath.of(issue.state(), step.action())
                .orElseThrow(() -> DispatchException.conflict("Issue %d is %s: %s is not possible now"
                        .formatted(
                                issue.id(), issue.state().code(), step.action().code())));
        if (rule.over() != Over.CO_UNIT
                && rule.needs().stream()
                        .noneMatch(permission ->
                                principal.may(permission, issue.agency().id()))) {
            throw DispatchException.forbidden("%s is not granted over agency %d"
                    .formatted(step.action().code(), issue.agency().id()));
        }
        return rule;
    }

    /** The co-unit meant: the one named, or the only one that is the principal's own. */
    private static IssueParty party(Principal principal, Issue issue, IssueStep step, Rule rule) {
        if (rule.over() == Over.LEAD_UNIT) {
            return null;
        }
        List<IssueParty> meant = issue.parties().stream()
                .filter(party -> party.role() == IssueParty.Role.CO)
                .filter(party -> step.agencyId() == null
                        || step.agencyId() == party.agency().id())
                .toList();
        if (rule.over() == Over.CO_UNIT) {
            meant = meant.stream()
                    .filter(party -> rule.needs().stream()
                            .anyMatch(permission ->
                                    principal.may(permission, party.agency().id())))
                    .toList();
            if (meant.isEmpty()) {
                throw DispatchException.forbidden("No co-unit of issue %d is yours".formatted(issue.id()));
            }
        }
        if (meant.size() != 1) {
            throw DispatchException.invalid("agencyId: say which co-unit");
        }
        return meant.get(0);
    }

    private static List<Evidence> photos(Handle handle, Principal principal, Issue issue, IssueStep step, Rule rule) {
        if (rule.photos() == null && !step.photoIds().isEmpty()) {
            throw DispatchException.invalid("photoIds: " + step.action().code() + " takes none");
        }
        issue.photos().stream()
                .map(IssuePhoto::evidenceId)
                .filter(step.photoIds()::contains)
                .findFirst()
                .ifPresent(known -> {
                    throw DispatchException.invalid("photoIds: the issue has photo " + known + " already");
                });
        return IssuePhotos.get(handle, principal, step.photoIds());
    }

    private static void update(Transaction transaction, long id, Rule rule, Standing standing) {
        transaction
                .handle()
                .createUpdate("""
                        update issue set state = :state, agency_id = :agencyId, handler_id = :handlerId,
                          verifier_id = :verifierId, verify_by = :verifyBy, sign_by = :signBy, due_at = :dueAt,
                          rest_seconds = :restSeconds, release_condition = :releaseCondition, closed_at = :closedAt,
                          rework_count = :reworkCount, rework_reason = :reworkReason, extensions = :extensions, parent_id = :parentId,
                          off_route = :offRoute, version = version + 1
                        where org = :org and id = :id""")
                .bind("org", transaction.org())
                .bind("id", id)
                .bind("state", rule.to().code())
                .bindFields(standing)
                .execute();
    }
}
