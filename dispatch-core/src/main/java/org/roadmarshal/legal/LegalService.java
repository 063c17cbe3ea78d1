package org.roadmarshal.legal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.issue.Issue;
import org.roadmarshal.issue.IssueService;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Page;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.legal.internal.CaseFile;
import org.roadmarshal.legal.internal.CaseOpening;
import org.roadmarshal.legal.internal.CaseSteps;
import org.roadmarshal.legal.internal.JdbcCase;
import org.roadmarshal.legal.internal.Line;

/** Cases: opened from an issue, moved step by step. Who may not work on a case sees its party masked. */
public final class LegalService {
    private final IssueService issues;
    private final CaseSteps steps;
    private final IdNumbers idNumbers;

    public LegalService(IssueService issues, CaseReminders reminders, IdNumbers idNumbers) {
        this.issues = issues;
        this.idNumbers = idNumbers;
        this.steps = new CaseSteps(reminders);
    }

    /** Newest first, without id numbers. */
    public Page<LegalCase> page(Handle handle, Principal principal, CaseFilter filter, PageRequest request) {
        List<LegalCase> rows =
                JdbcCase.page(handle, principal.org(), principal.agencies(Permission.CASE_READ), filter, request);
        return Page.of(rows.stream().map(each -> shown(each, principal)).toList(), request, LegalCase::id);
    }

    /** With the id number. @throws DispatchException NOT_FOUND where there is none that the principal may see */
    public LegalCase get(Handle handle, Principal principal, long id) {
        LegalCase found = visible(JdbcCase.get(handle, principal.org(), id), principal);
        return shown(idNumbers.with(handle, principal.org(), found), principal);
    }

    /** What happened, what was produced, and what may come when. */
    public CaseTrack track(Handle handle, Principal principal, long id) {
        CaseFile file =
                CaseFile.read(handle, principal.org(), visible(JdbcCase.get(handle, principal.org(), id), principal));
        LocalDate today = file.history()
                .periods()
                .day(handle.createQuery("select now()").mapTo(Instant.class).one());
        return new CaseTrack(
                file.steps(),
                file.documents(),
                Line.stops(file.situation(), today),
                Line.lawful(file.situation(), today));
    }

    /** @throws DispatchException NOT_FOUND where there is no such issue for them; FORBIDDEN; CONFLICT; VALIDATION */
    public LegalCase open(Transaction transaction, Principal principal, NewCase wanted) {
        Issue issue = issues.get(transaction.handle(), principal, wanted.issueId());
        principal.require(Permission.CASE_WRITE, issue.agency().id());
        LegalCase opened = CaseOpening.open(transaction, principal, issue, issues, wanted);
        idNumbers.put(
                transaction.handle(),
                principal.org(),
                opened.id(),
                wanted.party().idNumber());
        return steps.after(transaction, principal, opened);
    }

    /** A party that is given replaces the whole party, its id number too. */
    public LegalCase change(Transaction transaction, Principal principal, long id, int expected, CaseChange change) {
        LegalCase before = visible(JdbcCase.lock(transaction.handle(), principal.org(), id), principal);
        principal.require(Permission.CASE_WRITE, before.agency().id());
        if (before.version() != expected) {
            throw DispatchException.stale("case", id, expected, before.version());
        }
        if (before.state().ended()) {
            throw DispatchException.conflict("The case has ended and does not change any more");
        }
        JdbcCase.change(
                transaction.handle(),
                principal.org(),
                id,
                change.party() == null ? before.party() : change.party(),
                change.cause() == null ? before.cause() : change.cause());
        if (change.party() != null) {
            idNumbers.put(
                    transaction.handle(), principal.org(), id, change.party().idNumber());
        }
        LegalCase after = JdbcCase.get(transaction.handle(), principal.org(), id);
        transaction.append(new LegalEvent.Changed(after).entry());
        return idNumbers.with(transaction.handle(), principal.org(), after);
    }

    /** @throws DispatchException CONFLICT where it is not lawful, with the first day on which it is and the article */
    public LegalCase step(Transaction transaction, Principal principal, long id, NewStep step) {
        LegalCase before = visible(JdbcCase.lock(transaction.handle(), principal.org(), id), principal);
        return shown(steps.take(transaction, principal, before, step), principal);
    }

    /** Why an issue may not be closed: its case is not; empty where it has none that is open. */
    public static Optional<String> bars(Handle handle, int org, long issue) {
        return JdbcCase.openOf(handle, org, issue)
                .map(number -> "案件%s尚未结案 / the case %s is still open".formatted(number, number));
    }

    static LegalCase visible(LegalCase found, Principal principal) {
        if (!principal.may(Permission.CASE_READ, found.agency().id())) {
            throw DispatchException.notFound("case", found.id());
        }
        return found;
    }

    private static LegalCase shown(LegalCase found, Principal principal) {
        long agency = found.agency().id();
        return principal.may(Permission.CASE_WRITE, agency) || principal.may(Permission.CASE_REVIEW, agency)
                ? found
                : found.masked();
    }
}
