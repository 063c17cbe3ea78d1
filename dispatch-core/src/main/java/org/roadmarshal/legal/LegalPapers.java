package org.roadmarshal.legal;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.document.WordForm;
import org.roadmarshal.issue.IssueService;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.legal.internal.DocumentMaking;
import org.roadmarshal.legal.internal.Fields;
import org.roadmarshal.legal.internal.JdbcCase;
import org.roadmarshal.legal.internal.JdbcDocument;
import org.roadmarshal.legal.internal.JdbcTemplate;
import org.roadmarshal.legal.internal.PaperMaker;

/** Documents and the templates that they are made from. */
public final class LegalPapers {
    private final PaperMaker maker;
    private final DocumentMaking making;
    private final IdNumbers idNumbers;

    public LegalPapers(PaperMaker maker, IssueService issues, IdNumbers idNumbers) {
        this.maker = maker;
        this.idNumbers = idNumbers;
        this.making = new DocumentMaking(maker, issues);
    }

    /**
     * Makes a document of a case, for good.
     *
     * @param step which of its steps, or null for the last of the kind's
     * @throws DispatchException CONFLICT where the step was not taken; if it may not be yet, with the first day and the article
     */
    public CaseDocument produce(
            Transaction transaction, Principal principal, long caseId, DocumentKind kind, Integer step) {
        LegalCase legalCase =
                LegalService.visible(JdbcCase.lock(transaction.handle(), principal.org(), caseId), principal);
        principal.require(Permission.CASE_WRITE, legalCase.agency().id());
        LegalCase whole = idNumbers.with(transaction.handle(), principal.org(), legalCase);
        return making.produce(transaction, principal, whole, kind, step);
    }

    /** @throws DispatchException NOT_FOUND; FORBIDDEN where they would see the party unmasked and may not */
    public JdbcDocument.File file(Handle handle, Principal principal, long documentId, boolean pdf) {
        JdbcDocument.File file = JdbcDocument.file(handle, principal.org(), documentId, pdf)
                .orElseThrow(() -> DispatchException.notFound("document", documentId));
        LegalCase legalCase = JdbcCase.get(handle, principal.org(), file.caseId());
        if (!principal.may(Permission.CASE_READ, legalCase.agency().id())) {
            throw DispatchException.notFound("document", documentId);
        }
        requireParty(principal, legalCase);
        return file;
    }

    /** Documents name the party in full. */
    static void requireParty(Principal principal, LegalCase legalCase) {
        long agency = legalCase.agency().id();
        if (!principal.may(Permission.CASE_REVIEW, agency)) {
            principal.require(Permission.CASE_WRITE, agency);
        }
    }

    public List<TemplateInfo> templates(Handle handle, Principal principal) {
        return Stream.of(DocumentKind.values())
                .map(kind -> info(handle, principal, kind))
                .toList();
    }

    public byte[] template(Handle handle, Principal principal, DocumentKind kind) {
        return maker.template(handle, principal.org(), kind).docx();
    }

    /** @throws DispatchException UNSUPPORTED_MEDIA_TYPE; VALIDATION naming the fields that nobody can fill in */
    public TemplateInfo upload(Transaction transaction, Principal principal, DocumentKind kind, byte[] docx) {
        principal.require(Permission.CASE_REVIEW);
        TreeSet<String> unknown = new TreeSet<>(new WordForm(docx).fields());
        unknown.removeAll(Fields.names());
        if (!unknown.isEmpty()) {
            throw DispatchException.invalid("Unknown fields: %s. Known are: %s"
                    .formatted(String.join("、", unknown), String.join("、", Fields.names())));
        }
        JdbcTemplate.insert(transaction.handle(), principal, kind, docx);
        TemplateInfo info = info(transaction.handle(), principal, kind);
        transaction.append(new LegalEvent.Worded(info).entry());
        return info;
    }

    private TemplateInfo info(Handle handle, Principal principal, DocumentKind kind) {
        JdbcTemplate.Stored stored = maker.template(handle, principal.org(), kind);
        return new TemplateInfo(
                kind,
                kind.title(),
                stored.version(),
                stored.sha256(),
                List.copyOf(new WordForm(stored.docx()).fields()),
                stored.at(),
                stored.by());
    }
}
