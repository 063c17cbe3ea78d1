package org.roadmarshal.legal.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.legal.DeliveryWay;
import org.roadmarshal.legal.LegalSetting;
import org.roadmarshal.legal.NewStep;
import org.roadmarshal.legal.Officer;
import org.roadmarshal.legal.StepDetails;
import org.roadmarshal.legal.StepKind;

/** What a step must say of itself, and who may take it; when it may be taken is the table's. */
final class Obligations {
    private Obligations() {}

    /** @param day on which it happened */
    static void require(CaseFile file, NewStep step, LocalDate day, History history) {
        StepDetails details = step.details();
        Rule rule = Sequence.of(step.kind());
        if (rule.needsNote && step.note() == null) {
            throw DispatchException.invalid("note says why");
        }
        switch (step.kind()) {
            case LEGAL_REVIEWED -> need(details.approved() != null, "details.approved");
            case HEARING_NOTICED -> hearing(details, day, history.periods());
            case DECIDED -> {
                need(details.approver() != null, "details.approver");
                need(Boolean.FALSE.equals(details.penalty()) || details.until() != null, "details.until");
            }
            case EXTENDED -> need(details.approver() != null, "details.approver");
            case REMEDY_SOUGHT -> need(details.remedy() != null, "details.remedy");
            case EXECUTED -> rest(step, history);
            case CLOSED -> fine(file, details, history);
            case DELIVERED -> delivery(details, day, history);
            default -> {}
        }
        if (rule.needsUntil) {
            need(details.until() != null, "details.until");
        }
        if (details.until() != null && details.until().isBefore(day)) {
            throw DispatchException.invalid("details.until is before the step itself: " + details.until());
        }
    }

    private static void need(boolean there, String field) {
        if (!there) {
            throw DispatchException.invalid(field + " is required for such a step");
        }
    }

    private static void hearing(StepDetails details, LocalDate day, Periods periods) {
        need(details.hearingOn() != null, "details.hearingOn");
        LocalDate first = periods.last(day, LegalSetting.HEARING_NOTICE_DAYS, 0).plusDays(1);
        if (details.hearingOn().isBefore(first)) {
            throw DispatchException.conflict(
                    "举行听证最早可于%s进行（行政处罚法第64条第2项、第85条） / no hearing before %s".formatted(first, first));
        }
    }

    /** Not at night and not on a holiday (article 43), unless it cannot wait. The court's own execution is the court's. */
    private static void rest(NewStep step, History history) {
        boolean court = history.has(StepKind.COURT_APPLIED)
                && !history.has(StepKind.EXECUTION_DECIDED)
                && !history.has(StepKind.SUBSTITUTE_DECIDED);
        if (court || step.details().urgent() != null || !history.periods().rests(step.at())) {
            return;
        }
        Instant first = step.at().truncatedTo(ChronoUnit.HOURS);
        while (history.periods().rests(first)) {
            first = first.plus(Duration.ofHours(1));
        }
        String local = first.atZone(history.periods().calendar().zone())
                .toLocalDateTime()
                .toString();
        throw DispatchException.conflict(
                "不得在夜间或者法定节假日实施行政强制执行，最早可于%s进行（行政强制法第43条） / not at night nor on a holiday: not before %s"
                        .formatted(local, local));
    }

    private static void fine(CaseFile file, StepDetails details, History history) {
        boolean owed = history.last(StepKind.DECIDED)
                .map(step -> step.details().hasFine())
                .orElse(false);
        if (owed
                && !Boolean.TRUE.equals(details.finePaid())
                && !file.situation().has(StepKind.COURT_APPLIED)) {
            throw DispatchException.conflict("罚款尚未缴纳（行政处罚法第66条、第72条） / the fine is not paid");
        }
    }

    private static void delivery(StepDetails details, LocalDate day, History history) {
        need(details.documentId() != null, "details.documentId");
        need(details.way() != null, "details.way");
        History.Done of = history.ofDocument(details.documentId())
                .orElseThrow(() -> DispatchException.invalid("The case has no document " + details.documentId()));
        if (day.isBefore(of.day())) {
            throw DispatchException.conflict("送达日期早于文书日期%s / the document is of %s".formatted(of.day(), of.day()));
        }
        boolean seen = details.evidenceIds() != null && !details.evidenceIds().isEmpty();
        if (details.way() == DeliveryWay.LEFT && details.witness() == null && !seen) {
            throw DispatchException.conflict("留置送达须有见证人或者拍照录像（民事诉讼法第89条） / left before a witness, or photographed");
        }
        if (details.way() == DeliveryWay.ELECTRONIC && !Boolean.TRUE.equals(details.consented())) {
            throw DispatchException.conflict("电子送达须经受送达人同意（民事诉讼法第90条） / the party must have agreed");
        }
        if (details.way() == DeliveryWay.DIRECT) {
            need(details.receiver() != null, "details.receiver");
        }
    }

    /** Two officers, whose certificates were good on the day (行政处罚法第42条、第55条). */
    static void requireOfficers(Rule rule, List<Officer> officers, LocalDate day) {
        if (!rule.officers) {
            return;
        }
        for (Officer officer : officers) {
            if (officer.certificateNo() == null || officer.certificateExpires() == null) {
                throw DispatchException.conflict(
                        "%s没有执法证（行政处罚法第42条、第55条） / %s has no certificate".formatted(officer.name(), officer.name()));
            }
            if (officer.certificateExpires().isBefore(day)) {
                throw DispatchException.conflict("%s的执法证%s已于%s到期（行政处罚法第42条、第55条） / the certificate of %s has expired"
                        .formatted(
                                officer.name(), officer.certificateNo(), officer.certificateExpires(), officer.name()));
            }
        }
        if (officers.size() < 2) {
            throw DispatchException.conflict("执法人员不得少于两人（行政处罚法第42条） / two certified officers are needed");
        }
    }

    /** Whoever investigated does not review (行政处罚法第58条). */
    static void requireAnother(Principal principal, History history) {
        Set<StepKind> ofInvestigators =
                Set.of(StepKind.INVESTIGATED, StepKind.EVIDENCE_KEPT, StepKind.CORRECTION_ORDERED);
        List<History.Done> theirs = history.steps().stream()
                .filter(step -> ofInvestigators.contains(step.kind()))
                .toList();
        Set<Long> people = theirs.stream()
                .flatMap(step -> step.recorded().officers().stream())
                .map(Officer::id)
                .collect(Collectors.toSet());
        boolean acted = theirs.stream().anyMatch(step -> step.recorded().actor().id() == principal.accountId());
        if (acted || principal.personId() != null && people.contains(principal.personId())) {
            throw DispatchException.conflict("法制审核人员不得是本案调查人员（行政处罚法第58条） / whoever investigated does not review");
        }
    }
}
