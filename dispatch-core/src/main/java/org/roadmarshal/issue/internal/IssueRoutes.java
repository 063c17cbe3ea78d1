package org.roadmarshal.issue.internal;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.db.Subset;
import org.roadmarshal.http.Call;
import org.roadmarshal.http.Operations;
import org.roadmarshal.http.Reply;
import org.roadmarshal.issue.Issue;
import org.roadmarshal.issue.IssueCategory;
import org.roadmarshal.issue.IssueCategoryChange;
import org.roadmarshal.issue.IssuePatch;
import org.roadmarshal.issue.IssueService;
import org.roadmarshal.issue.IssueStep;
import org.roadmarshal.issue.NewIssue;
import org.roadmarshal.journal.Fact;
import org.roadmarshal.journal.JournalRows;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.Permission;

/** The API's operations on issues. */
public final class IssueRoutes {
    /** An issue takes some ten steps; this is for ever so many corrections. */
    private static final int LONGEST_TIMELINE = 1_000;

    private final IssueService service;
    private final IssueFilters filters;

    /** @param campaigns by which issues may be filtered */
    public IssueRoutes(IssueService service, Subset.Source campaigns) {
        this.service = service;
        this.filters = new IssueFilters(campaigns);
    }

    public void register(Operations operations) {
        operations.query(
                "listIssueCategories",
                null,
                (handle, call) -> Reply.ok(Map.of(
                        "items", service.categories(handle, call.principal().org()))));
        operations.query(
                "listIssues",
                Permission.ISSUE_READ,
                (handle, call) -> Reply.ok(service.list(
                        handle, call.principal(), filters.of(handle, call), IssueFilters.order(call), call.page())));
        operations.query("getIssue", Permission.ISSUE_READ, (handle, call) -> {
            Issue issue = service.get(handle, call.principal(), call.id());
            return Reply.ok(issue, issue.version());
        });
        operations.query(
                "getIssueProposal",
                Permission.ISSUE_DISPATCH,
                (handle, call) -> Reply.ok(service.propose(handle, call.principal(), call.id())));
        operations.query("getIssueTimeline", Permission.ISSUE_READ, this::timeline);
        operations.query(
                "getIssueSummary",
                Permission.ISSUE_READ,
                (handle, call) -> Reply.ok(Map.of("items", service.summary(handle, call.principal()))));
        operations.create(
                "createIssue",
                Permission.ISSUE_REPORT,
                (transaction, call) ->
                        created(service.register(transaction, call.principal(), call.body(NewIssue.class))));
        operations.create(
                "addIssueStep",
                Permission.ISSUE_READ,
                (transaction, call) ->
                        created(service.move(transaction, call.principal(), call.id(), call.body(IssueStep.class))));
        operations.change("changeIssue", Permission.ISSUE_REPORT, this::change);
        operations.change("changeIssueCategory", Permission.SETTINGS_WRITE, (transaction, call) -> {
            IssueCategory category = service.changeCategory(
                    transaction, call.path("code"), call.expectedVersion(), call.body(IssueCategoryChange.class));
            return Reply.ok(category, category.version());
        });
    }

    private Reply change(Transaction transaction, Call call) {
        Issue issue = service.change(
                transaction, call.principal(), call.id(), call.expectedVersion(), call.body(IssuePatch.class));
        return Reply.ok(issue, issue.version());
    }

    private Reply timeline(Handle handle, Call call) {
        Issue issue = service.get(handle, call.principal(), call.id());
        int org = call.principal().org();
        List<Fact> facts = JournalRows.ofSubject(handle, org, "issue", issue.id(), 0, LONGEST_TIMELINE);
        return Reply.ok(Map.of("items", facts, "head", JournalRows.head(handle, org)));
    }

    private static Reply created(Issue issue) {
        return Reply.created(issue, "/issues/" + issue.id(), issue.version());
    }
}
