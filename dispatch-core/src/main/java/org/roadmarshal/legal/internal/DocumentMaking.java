package org.roadmarshal.legal.internal;

import java.time.LocalDate;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.issue.Issue;
import org.roadmarshal.issue.IssueService;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.legal.CaseDocument;
import org.roadmarshal.legal.DocumentKind;
import org.roadmarshal.legal.LegalCase;
import org.roadmarshal.legal.LegalEvent;

/** Makes documents; a premature one is refused as its step is. */
public final class DocumentMaking {
    private final PaperMaker maker;
    private final IssueService issues;

    public DocumentMaking(PaperMaker maker, IssueService issues) {
        this.maker = maker;
        this.issues = issues;
    }

    /** @param legalCase locked */
    public CaseDocument produce(
            Transaction transaction, Principal principal, LegalCase legalCase, DocumentKind kind, Integer step) {
        Handle handle = transaction.handle();
        CaseFile file = CaseFile.read(handle, principal.org(), legalCase);
        History.Done of = file.history().steps().stream()
                .filter(each -> each.kind() == kind.step() && (step == null || each.n() == step))
                .reduce((first, second) -> second)
                .orElseThrow(() -> premature(transaction, file, kind));
        Issue issue = issues.get(handle, principal, legalCase.issueId());
        String number = Numbers.ofDocument(
                handle,
                principal.org(),
                file.history().periods().settings(),
                kind,
                of.day().getYear());
        long id = maker.make(
                handle, principal, new Paper(file, issue, of, kind, number, bureau(handle, principal.org())));
        JdbcCase.touch(handle, principal.org(), legalCase.id());
        CaseDocument made = JdbcDocument.list(handle, principal.org(), legalCase.id()).stream()
                .filter(each -> each.id() == id)
                .findFirst()
                .orElseThrow();
        transaction.append(
                new LegalEvent.Produced(JdbcCase.get(handle, principal.org(), legalCase.id()), made).entry());
        return made;
    }

    private static DispatchException premature(Transaction transaction, CaseFile file, DocumentKind kind) {
        LocalDate today = file.history().periods().day(transaction.now());
        Verdict verdict = Judgement.of(file.situation(), kind.step(), today);
        return DispatchException.conflict(
                verdict.lawful()
                        ? "须先记录%s，再制作%s / first record the step %s"
                                .formatted(
                                        kind.step().title(),
                                        kind.title(),
                                        kind.step().code())
                        : kind.title() + "：" + verdict.reason());
    }

    static String bureau(Handle handle, int org) {
        return handle.createQuery("select name from org where id = :org")
                .bind("org", org)
                .mapTo(String.class)
                .one();
    }
}
