package org.roadmarshal.legal.internal;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.calendar.Calendars;
import org.roadmarshal.legal.CaseDocument;
import org.roadmarshal.legal.CaseStep;
import org.roadmarshal.legal.LegalCase;

/** A case with all that the rules need of it. */
public record CaseFile(LegalCase legalCase, List<CaseStep> steps, List<CaseDocument> documents, Situation situation) {
    /** What lies about on a road. */
    private static final Set<String> OBSTRUCTIONS = Set.of("heap", "stall", "garbage", "market");

    public static CaseFile read(Handle handle, int org, LegalCase legalCase) {
        List<CaseStep> steps = JdbcStep.list(handle, org, legalCase.id());
        List<CaseDocument> documents = JdbcDocument.list(handle, org, legalCase.id());
        Map<Long, Integer> stepOf = new HashMap<>();
        documents.forEach(document -> stepOf.put(document.id(), document.step()));
        Periods periods = new Periods(Calendars.of(handle, org), JdbcSettings.get(handle, org));
        History history = new History(steps, stepOf, periods);
        boolean obstruction = OBSTRUCTIONS.contains(JdbcCase.categoryOf(handle, org, legalCase.issueId()));
        Situation situation = new Situation(history, legalCase.state(), legalCase.demolition(), obstruction);
        return new CaseFile(legalCase, steps, delivered(documents, history), situation);
    }

    public History history() {
        return situation.history();
    }

    private static List<CaseDocument> delivered(List<CaseDocument> documents, History history) {
        return documents.stream()
                .map(each -> new CaseDocument(
                        each.id(),
                        each.step(),
                        each.kind(),
                        each.number(),
                        each.templateVersion(),
                        each.docxSha256(),
                        each.pdfSha256(),
                        delivered(each, history),
                        each.createdAt(),
                        each.createdBy()))
                .toList();
    }

    private static LocalDate delivered(CaseDocument document, History history) {
        return document.kind().delivered()
                ? history.delivered(history.step(document.step())).orElse(null)
                : null;
    }
}
