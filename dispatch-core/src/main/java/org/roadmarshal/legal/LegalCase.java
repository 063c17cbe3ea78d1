package org.roadmarshal.legal;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.time.LocalDate;
import org.roadmarshal.kernel.Named;

/**
 * A case as the API shows it.
 *
 * @param number such as 朝交执罚〔2026〕12号
 * @param cause what it is about, in the language of the law
 * @param basis the articles
 * @param demolition whether what is to go is a building, structure or installation
 * @param stage the last step of the main sequence
 * @param nextStep what the sequence waits for; null where the case has ended
 * @param nextEarliest the first day on which that is lawful; null where it is not known yet
 * @param limitStep what must be done by {@code limitDay}, the next last day; null for none
 */
public record LegalCase(
        long id,
        String number,
        long issueId,
        Named agency,
        String cause,
        String basis,
        boolean demolition,
        Party party,
        CaseState state,
        StepKind stage,
        StepKind nextStep,
        @JsonFormat(shape = JsonFormat.Shape.STRING) LocalDate nextEarliest,
        StepKind limitStep,
        @JsonFormat(shape = JsonFormat.Shape.STRING) LocalDate limitDay,
        String limitArticle,
        Instant createdAt,
        Named createdBy,
        int version) {
    /** For whoever does not work on it. */
    public LegalCase masked() {
        return with(party.masked());
    }

    LegalCase with(Party shown) {
        return new LegalCase(
                id,
                number,
                issueId,
                agency,
                cause,
                basis,
                demolition,
                shown,
                state,
                stage,
                nextStep,
                nextEarliest,
                limitStep,
                limitDay,
                limitArticle,
                createdAt,
                createdBy,
                version);
    }
}
