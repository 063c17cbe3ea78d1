package org.roadmarshal.legal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.document.Papers;
import org.roadmarshal.evidence.CopyForm;
import org.roadmarshal.evidence.Evidence;
import org.roadmarshal.evidence.EvidenceCopies;
import org.roadmarshal.evidence.EvidenceRecords;
import org.roadmarshal.issue.Issue;
import org.roadmarshal.issue.IssuePhoto;
import org.roadmarshal.issue.IssueService;
import org.roadmarshal.journal.JournalRows;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.legal.internal.CaseFile;
import org.roadmarshal.legal.internal.Dossier;
import org.roadmarshal.legal.internal.DossierFile;
import org.roadmarshal.legal.internal.JdbcCase;
import org.roadmarshal.legal.internal.JdbcDocument;

/** The whole file of a case (卷宗): read first, which needs the database, and then made, which takes long and needs none. */
public final class Dossiers {
    private static final int LONGEST_JOURNAL = 2_000;
    private static final int MOST_PHOTOS = 60;

    private final IssueService issues;
    private final EvidenceCopies copies;
    private final Papers papers;

    public Dossiers(IssueService issues, EvidenceCopies copies, Papers papers) {
        this.issues = issues;
        this.copies = copies;
        this.papers = papers;
    }

    /** @throws DispatchException NOT_FOUND; FORBIDDEN where they would see the party unmasked and may not */
    public Dossier read(Handle handle, Principal principal, long caseId) {
        int org = principal.org();
        LegalCase legalCase = LegalService.visible(JdbcCase.get(handle, org, caseId), principal);
        LegalPapers.requireParty(principal, legalCase);
        principal.require(Permission.ISSUE_READ);
        CaseFile file = CaseFile.read(handle, org, legalCase);
        Issue issue = issues.get(handle, principal, legalCase.issueId());
        List<Dossier.Document> documents = file.documents().stream()
                .map(each -> new Dossier.Document(
                        each,
                        JdbcDocument.file(handle, org, each.id(), true)
                                .orElseThrow()
                                .bytes(),
                        JdbcDocument.file(handle, org, each.id(), false)
                                .orElseThrow()
                                .bytes()))
                .toList();
        String bureau = handle.createQuery("select name from org where id = :org")
                .bind("org", org)
                .mapTo(String.class)
                .one();
        return new Dossier(
                bureau,
                file,
                issue,
                documents,
                photos(handle, principal, file, issue),
                JournalRows.ofSubject(handle, org, "legal_case", caseId, 0, LONGEST_JOURNAL));
    }

    private List<Dossier.Photo> photos(Handle handle, Principal principal, CaseFile file, Issue issue) {
        Set<Long> ids = new LinkedHashSet<>();
        issue.photos().stream().map(IssuePhoto::evidenceId).forEach(ids::add);
        file.history().steps().stream()
                .map(step -> step.details().evidenceIds())
                .filter(shown -> shown != null)
                .forEach(ids::addAll);
        List<Dossier.Photo> photos = new ArrayList<>();
        for (Evidence each : EvidenceRecords.visible(handle, principal, ids)) {
            if (each.contentType().startsWith("image/") && photos.size() < MOST_PHOTOS) {
                photos.add(new Dossier.Photo(each, copies.copy(principal.org(), each, CopyForm.VIEW, List.of())));
            }
        }
        return photos;
    }

    /** One PDF: cover, catalogue with page numbers, documents, photos, deliveries, the record. */
    public byte[] pdf(Dossier dossier) {
        return new DossierFile(papers, dossier).pdf();
    }

    /** That PDF, the documents' own files, the record and the journal, and the hash of each. */
    public byte[] zip(Dossier dossier) {
        return new DossierFile(papers, dossier).zip();
    }
}
