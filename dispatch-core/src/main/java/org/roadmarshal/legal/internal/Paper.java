package org.roadmarshal.legal.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.roadmarshal.issue.Issue;
import org.roadmarshal.legal.CaseDocument;
import org.roadmarshal.legal.DocumentKind;
import org.roadmarshal.legal.LegalCase;
import org.roadmarshal.legal.Officer;
import org.roadmarshal.legal.StepKind;

/**
 * What a document is made of.
 *
 * @param step that it belongs to
 * @param number its own
 * @param bureau the name of the org
 */
record Paper(CaseFile file, Issue issue, History.Done step, DocumentKind kind, String number, String bureau) {
    LegalCase legalCase() {
        return file.legalCase();
    }

    Optional<History.Done> last(StepKind kind) {
        return file.history().last(kind);
    }

    /** Of this step, or else of whoever investigated. */
    List<Officer> officers() {
        return step.recorded().officers().isEmpty()
                ? last(StepKind.INVESTIGATED)
                        .map(done -> done.recorded().officers())
                        .orElse(List.of())
                : step.recorded().officers();
    }

    /** The document that a delivery was of. */
    Optional<CaseDocument> deliveredDocument() {
        return file.documents().stream()
                .filter(each -> Long.valueOf(each.id()).equals(step.details().documentId()))
                .findFirst();
    }

    Optional<CaseDocument> newest(DocumentKind wanted) {
        return file.documents().stream().filter(each -> each.kind() == wanted).reduce((first, second) -> second);
    }

    static String chinese(LocalDate day) {
        return "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }

    static String joined(List<Officer> officers, Function<Officer, String> part) {
        return officers.stream()
                .map(part)
                .filter(text -> text != null && !text.isEmpty())
                .collect(Collectors.joining("、"));
    }
}
