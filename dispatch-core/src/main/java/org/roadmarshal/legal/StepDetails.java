package org.roadmarshal.legal;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What belongs to a step; each kind has its own, the others are null.
 *
 * @param until by when the party shall have done it (correction, decision, announcement, urging)
 * @param facts what was found out, or what the document says was done
 * @param fine in yuan; of a notice the intended one, of a decision the one imposed
 * @param hearing whether the notice tells of a right to a hearing
 * @param hearingOn the day of the hearing
 * @param approver who at the head of the bureau approved it
 * @param approved what the legal review says
 * @param penalty false for a decision that imposes none
 * @param remedy what the party took
 * @param partyAbsent of an immediate performance
 * @param urgent why it could not wait for day or working day
 * @param cost in yuan, of a substitute performance
 * @param finePaid of a closing
 * @param documentId what was delivered
 * @param way of a delivery
 * @param receiver who signed
 * @param witness of a delivery that was left
 * @param consented whether the party agreed to be reached electronically
 * @param evidenceIds photos of it
 */
public record StepDetails(
        @JsonFormat(shape = JsonFormat.Shape.STRING) LocalDate until,
        String facts,
        BigDecimal fine,
        Boolean hearing,
        @JsonFormat(shape = JsonFormat.Shape.STRING) LocalDate hearingOn,
        String approver,
        Boolean approved,
        Boolean penalty,
        Remedy remedy,
        Boolean partyAbsent,
        String urgent,
        BigDecimal cost,
        Boolean finePaid,
        Long documentId,
        DeliveryWay way,
        String receiver,
        String witness,
        Boolean consented,
        List<Long> evidenceIds) {
    public static final StepDetails NONE = new StepDetails(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null);

    public StepDetails {
        evidenceIds = evidenceIds == null ? null : List.copyOf(evidenceIds);
    }

    public boolean hasFine() {
        return fine != null && fine.signum() > 0;
    }
}
