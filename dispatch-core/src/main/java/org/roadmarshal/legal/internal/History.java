package org.roadmarshal.legal.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.roadmarshal.legal.CaseStep;
import org.roadmarshal.legal.DeliveryWay;
import org.roadmarshal.legal.LegalSetting;
import org.roadmarshal.legal.StepDetails;
import org.roadmarshal.legal.StepKind;

/** What has happened in a case, with what was corrected as it is known now. Immutable. */
public final class History {
    private final List<Done> steps;
    private final Map<Long, Integer> stepOfDocument;
    private final Periods periods;

    /** One step that counts. @param recorded as it stands in the record */
    public record Done(int n, StepKind kind, Instant at, LocalDate day, StepDetails details, CaseStep recorded) {}

    /** @param stepOfDocument the step that each document of the case belongs to */
    public History(List<CaseStep> record, Map<Long, Integer> stepOfDocument, Periods periods) {
        this.periods = periods;
        this.stepOfDocument = Map.copyOf(stepOfDocument);
        Map<Integer, Done> standing = new TreeMap<>();
        for (CaseStep step : record) {
            if (step.kind() == StepKind.CORRECTED) {
                standing.computeIfPresent(step.corrects(), (n, old) -> corrected(old, step));
            } else {
                standing.put(step.n(), done(step.n(), step.kind(), step.at(), step.details(), step));
            }
        }
        this.steps = List.copyOf(standing.values());
    }

    /** Who said it first, and why, stays. */
    private Done corrected(Done old, CaseStep by) {
        CaseStep first = old.recorded();
        CaseStep standing = new CaseStep(
                first.n(),
                first.kind(),
                by.at(),
                first.recordedAt(),
                first.actor(),
                by.location() == null ? first.location() : by.location(),
                by.officers().isEmpty() ? first.officers() : by.officers(),
                by.details(),
                first.note(),
                null,
                first.hash());
        return done(old.n(), old.kind(), by.at(), by.details(), standing);
    }

    private Done done(int n, StepKind kind, Instant at, StepDetails details, CaseStep recorded) {
        return new Done(n, kind, at, periods.day(at), details, recorded);
    }

    private History(List<Done> steps, History of) {
        this.steps = steps;
        this.stepOfDocument = of.stepOfDocument;
        this.periods = of.periods;
    }

    /** As it stood before a step, for the rules that this one had to keep. */
    public History before(int n) {
        return new History(steps.stream().filter(step -> step.n < n).toList(), this);
    }

    public Periods periods() {
        return periods;
    }

    public List<Done> steps() {
        return steps;
    }

    public boolean has(StepKind kind) {
        return last(kind).isPresent();
    }

    public Optional<Done> last(StepKind kind) {
        return steps.stream().filter(step -> step.kind == kind).reduce((first, second) -> second);
    }

    public Done step(int n) {
        return steps.stream().filter(step -> step.n == n).findFirst().orElseThrow();
    }

    /** Whether the last of a kind came after the last of another. */
    public boolean after(StepKind kind, StepKind other) {
        return last(kind).map(Done::n).orElse(0) > last(other).map(Done::n).orElse(0);
    }

    /** The step that a document belongs to. */
    public Optional<Done> ofDocument(Long documentId) {
        return Optional.ofNullable(stepOfDocument.get(documentId)).map(this::step);
    }

    /** From which day the document of a step counts as delivered; empty where none was. */
    public Optional<LocalDate> delivered(Done step) {
        return steps.stream()
                .filter(each -> each.kind == StepKind.DELIVERED)
                .filter(each -> Integer.valueOf(step.n).equals(stepOfDocument.get(each.details.documentId())))
                .map(this::effective)
                .min(Comparator.naturalOrder());
    }

    /** The same for the last step of a kind. */
    public Optional<LocalDate> delivered(StepKind kind) {
        return last(kind).flatMap(this::delivered);
    }

    /** What is announced counts as delivered once the announcement has hung long enough. */
    public LocalDate effective(Done delivery) {
        return delivery.details.way() == DeliveryWay.PUBLIC_NOTICE
                ? periods.last(delivery.day, LegalSetting.PUBLIC_NOTICE_DAYS, 0)
                : delivery.day;
    }

    /** For how many days the clock stood still since a day. */
    public int suspendedSince(LocalDate since) {
        List<LocalDate[]> spans = new ArrayList<>();
        for (Done step : steps) {
            if (step.kind == StepKind.SUSPENDED) {
                spans.add(new LocalDate[] {step.day, null});
            } else if (step.kind == StepKind.RESUMED && !spans.isEmpty()) {
                spans.get(spans.size() - 1)[1] = step.day;
            }
        }
        long days = 0;
        for (LocalDate[] span : spans) {
            if (span[1] != null && span[1].isAfter(since)) {
                LocalDate from = span[0].isBefore(since) ? since : span[0];
                days += span[1].toEpochDay() - from.toEpochDay();
            }
        }
        return (int) days;
    }
}
