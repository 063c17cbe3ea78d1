package org.roadmarshal.legal.internal;

import java.util.Set;
import org.roadmarshal.calendar.Calendars;
import org.roadmarshal.issue.Issue;
import org.roadmarshal.issue.IssueCategory;
import org.roadmarshal.issue.IssueService;
import org.roadmarshal.issue.IssueState;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.legal.LegalCase;
import org.roadmarshal.legal.LegalSettings;
import org.roadmarshal.legal.NewCase;
import org.roadmarshal.legal.NewStep;
import org.roadmarshal.legal.StepDetails;
import org.roadmarshal.legal.StepKind;

/** Opens a case out of an issue. */
public final class CaseOpening {
    /** What stands or is fixed: article 44 of the Administrative Coercion Law. */
    private static final Set<String> DEMOLITION = Set.of("illegal_structure", "non_highway_sign");

    private static final Set<IssueState> NO_CASE = Set.of(
            IssueState.REGISTERED, IssueState.TO_VERIFY, IssueState.REJECTED, IssueState.MERGED, IssueState.CLOSED);

    private CaseOpening() {}

    /** @return the case, with its first step */
    public static LegalCase open(
            Transaction transaction, Principal principal, Issue issue, IssueService issues, NewCase wanted) {
        int org = principal.org();
        if (NO_CASE.contains(issue.state())) {
            throw DispatchException.conflict("The issue %d is %s: a case is opened of one that is filed and not closed"
                    .formatted(issue.id(), issue.state().code()));
        }
        JdbcCase.openOf(transaction.handle(), org, issue.id()).ifPresent(number -> {
            throw DispatchException.conflict("The issue has the case %s already".formatted(number));
        });
        IssueCategory category = issues.categories(transaction.handle(), org).stream()
                .filter(each -> each.code().equals(issue.category()))
                .findFirst()
                .orElseThrow();
        LegalSettings settings = JdbcSettings.get(transaction.handle(), org);
        Periods periods = new Periods(Calendars.of(transaction.handle(), org), settings);
        NewStep filed = new NewStep(
                StepKind.FILED, wanted.at(), null, wanted.officerIds(), wanted.note(), null, StepDetails.NONE);
        NewStep timed = CaseSteps.timed(transaction, filed);
        String number = Numbers.ofCase(
                transaction.handle(), org, settings, periods.day(timed.at()).getYear());
        long id = JdbcCase.insert(
                transaction.handle(),
                principal,
                new JdbcCase.Fresh(
                        number,
                        issue.id(),
                        issue.agency().id(),
                        wanted.cause() == null ? category.name() : wanted.cause(),
                        category.legalBasis(),
                        DEMOLITION.contains(issue.category()),
                        wanted.party()));
        CaseSteps.record(transaction, principal, id, timed);
        return JdbcCase.get(transaction.handle(), org, id);
    }
}
