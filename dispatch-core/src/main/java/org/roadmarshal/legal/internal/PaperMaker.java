package org.roadmarshal.legal.internal;

import org.jdbi.v3.core.Handle;
import org.roadmarshal.document.Papers;
import org.roadmarshal.document.WordForm;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.legal.DocumentKind;

/** Makes a document's two files of the bureau's template: the filled Word file, and a PDF of what that one says. */
public final class PaperMaker {
    private final Papers papers;

    public PaperMaker(Papers papers) {
        this.papers = papers;
    }

    /** The template in force. */
    public JdbcTemplate.Stored template(Handle handle, int org, DocumentKind kind) {
        return JdbcTemplate.find(handle, org, kind).orElseGet(() -> {
            byte[] docx = papers.docx(DefaultTemplates.blocks(kind));
            return new JdbcTemplate.Stored(0, docx, StepChain.sha256(docx), null, null);
        });
    }

    /** @return the document's id */
    long make(Handle handle, Principal principal, Paper paper) {
        JdbcTemplate.Stored template = template(handle, principal.org(), paper.kind());
        byte[] docx = new WordForm(template.docx()).filled(Fields.of(paper));
        byte[] pdf = papers.pdf(new WordForm(docx).blocks());
        return JdbcDocument.insert(
                handle,
                principal,
                paper.legalCase().id(),
                new JdbcDocument.Made(paper.kind(), paper.step().n(), paper.number(), template.version(), docx, pdf));
    }
}
