package org.roadmarshal.issue;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.issue.internal.IssueImport;
import org.roadmarshal.issue.internal.IssueMoves;
import org.roadmarshal.issue.internal.IssuePages;
import org.roadmarshal.issue.internal.IssuePatches;
import org.roadmarshal.issue.internal.IssueRegistration;
import org.roadmarshal.issue.internal.JdbcCategories;
import org.roadmarshal.issue.internal.JdbcFigures;
import org.roadmarshal.issue.internal.JdbcIssues;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Page;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Principal;

/**
 * What one can do with issues. An issue is seen by those who may read over its lead, and by whoever found it; for others it does
 * not exist. Stateless; safe for use from any thread.
 */
public final class IssueService {
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
        return IssueRegistration.register(transaction, principal, issue);
    }

    /** @throws DispatchException NOT_FOUND; FORBIDDEN; STALE; CONFLICT where the issue has ended; VALIDATION */
    public Issue change(Transaction transaction, Principal principal, long id, int expectedVersion, IssuePatch patch) {
        return IssuePatches.apply(transaction, principal, id, expectedVersion, patch);
    }

    /** @throws DispatchException NOT_FOUND; FORBIDDEN; CONFLICT where the issue does not stand so; VALIDATION */
    public Issue move(Transaction transaction, Principal principal, long id, IssueStep step) {
        return IssueMoves.move(transaction, principal, id, step);
    }

    /**
     * Takes over issues recorded elsewhere. One whose source number is known here is left as it is, so an import may be repeated.
     *
     * @return how many were new
     * @throws DispatchException VALIDATION where a category or an agency's code is not known
     */
    public int importAll(Transaction transaction, List<ImportedIssue> issues) {
        return IssueImport.all(transaction, issues);
    }
}
