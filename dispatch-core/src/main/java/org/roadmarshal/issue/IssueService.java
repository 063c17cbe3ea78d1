package org.roadmarshal.issue;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.alarm.AlarmService;
import org.roadmarshal.highway.HighwayService;
import org.roadmarshal.issue.internal.CategoryChanges;
import org.roadmarshal.issue.internal.IssueClocks;
import org.roadmarshal.issue.internal.IssueImport;
import org.roadmarshal.issue.internal.IssueMoves;
import org.roadmarshal.issue.internal.IssuePages;
import org.roadmarshal.issue.internal.IssuePatches;
import org.roadmarshal.issue.internal.IssueRegistration;
import org.roadmarshal.issue.internal.JdbcCategories;
import org.roadmarshal.issue.internal.JdbcFigures;
import org.roadmarshal.issue.internal.JdbcIssues;
import org.roadmarshal.issue.internal.Proposals;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Page;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.timer.Timers;

/**
 * What one can do with issues. An issue is seen by those who may read over its lead, and by whoever found it; for others it does
 * not exist. Stateless; safe for use from any thread.
 */
public final class IssueService {
    private final HighwayService highways;
    private final IssueClocks clocks;
    private final IssueMoves moves;

    /** For whoever only reads and imports: nothing bars, and no clock runs yet. */
    public IssueService() {
        this(new AlarmService(), new HighwayService(), List.of());
    }

    /** @param bars other features' reasons why an issue may not take a step */
    public IssueService(AlarmService alarms, HighwayService highways, List<IssueBar> bars) {
        this.highways = highways;
        this.clocks = new IssueClocks(alarms);
        this.moves = new IssueMoves(highways, clocks, bars);
    }

    /** What fires the timers of all kinds of {@link IssueClock}. */
    public Timers.Handler clocks() {
        return clocks;
    }

    public List<IssueCategory> categories(Handle handle, int org) {
        return JdbcCategories.list(handle, org);
    }

    public Optional<Issue> find(Handle handle, Principal principal, long id) {
        return JdbcIssues.find(handle, principal, id);
    }

    /** @throws DispatchException NOT_FOUND where there is none that the principal may see */
    public Issue get(Handle handle, Principal principal, long id) {
        return find(handle, principal, id).orElseThrow(() -> DispatchException.notFound("issue", id));
    }

    /** Who should lead it, and who take part. @throws DispatchException NOT_FOUND; FORBIDDEN */
    public IssueProposal propose(Handle handle, Principal principal, long id) {
        Issue issue = get(handle, principal, id);
        principal.require(Permission.ISSUE_DISPATCH, issue.agency().id());
        return Proposals.of(handle, principal.org(), issue);
    }

    /** @throws DispatchException NOT_FOUND; STALE; VALIDATION where an agency does not exist or the limits do not fit */
    public IssueCategory changeCategory(
            Transaction transaction, String code, int expectedVersion, IssueCategoryChange change) {
        return CategoryChanges.apply(transaction, code, expectedVersion, change);
    }

    /** Newest first. */
    public Page<Issue> list(Handle handle, Principal principal, IssueFilter filter, PageRequest page) {
        return list(handle, principal, filter, IssueOrder.NEWEST, page);
    }

    public Page<Issue> list(
            Handle handle, Principal principal, IssueFilter filter, IssueOrder order, PageRequest page) {
        return IssuePages.page(handle, principal, filter, order, page);
    }

    /** Of all categories, in their order, over the issues whose lead the principal may read. */
    public List<IssueFigure> summary(Handle handle, Principal principal) {
        return JdbcFigures.list(handle, principal);
    }

    /** @throws DispatchException FORBIDDEN; VALIDATION; CONFLICT where the source number is known */
    public Issue register(Transaction transaction, Principal principal, NewIssue issue) {
        return new IssueRegistration(highways).register(transaction, principal, issue);
    }

    /** @throws DispatchException NOT_FOUND; FORBIDDEN; STALE; CONFLICT where the issue has ended; VALIDATION */
    public Issue change(Transaction transaction, Principal principal, long id, int expectedVersion, IssuePatch patch) {
        return new IssuePatches(highways).apply(transaction, principal, id, expectedVersion, patch);
    }

    /** @throws DispatchException NOT_FOUND; FORBIDDEN; CONFLICT where the issue does not stand so; VALIDATION */
    public Issue move(Transaction transaction, Principal principal, long id, IssueStep step) {
        return moves.move(transaction, principal, id, step);
    }

    /**
     * Takes over issues recorded elsewhere. One whose source number is known here is left as it is, so an import may be repeated.
     *
     * @return how many were new
     * @throws DispatchException VALIDATION where a category or an agency's code is not known
     */
    public int importAll(Transaction transaction, List<ImportedIssue> issues) {
        return IssueImport.all(transaction, highways, issues);
    }
}
