package org.roadmarshal.legal.internal;

import java.util.List;
import org.roadmarshal.evidence.Evidence;
import org.roadmarshal.issue.Issue;
import org.roadmarshal.journal.Fact;
import org.roadmarshal.legal.CaseDocument;

/** All that goes into the file of a case. @param bureau the org's name @param journal its facts, oldest first */
public record Dossier(
        String bureau, CaseFile file, Issue issue, List<Document> documents, List<Photo> photos, List<Fact> journal) {
    public record Document(CaseDocument document, byte[] pdf, byte[] docx) {}

    public record Photo(Evidence evidence, byte[] bytes) {}
}
