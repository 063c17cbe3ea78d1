package org.roadmarshal.legal.internal;

import static org.roadmarshal.legal.StepKind.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.roadmarshal.legal.CaseTrack.Stop;
import org.roadmarshal.legal.CaseTrack.StopState;
import org.roadmarshal.legal.StepKind;

/** The main sequence as this case goes it, and where it stands on a day. */
public final class Line {
    private Line() {}

    /** What this case went through and what lies before it. */
    static List<StepKind> kinds(Situation situation) {
        List<StepKind> kinds = new ArrayList<>(List.of(FILED, INVESTIGATED, CORRECTION_ORDERED, NOTICE_GIVEN));
        if (situation.has(HEARING_REQUESTED)) {
            kinds.addAll(List.of(HEARING_REQUESTED, HEARING_NOTICED, HEARING_HELD));
        }
        kinds.addAll(List.of(LEGAL_REVIEWED, DECIDED, DELIVERED, DISCLOSED));
        if (!situation.has(DECIDED) || situation.penalised()) {
            if (situation.demolition() || situation.has(ANNOUNCED)) {
                kinds.add(ANNOUNCED);
            }
            kinds.add(URGED);
            kinds.add(coercion(situation));
            kinds.add(EXECUTED);
        }
        kinds.add(CLOSED);
        if (settled(situation)) {
            kinds.removeIf(kind -> kind != CLOSED && !done(situation, kind));
        }
        Stream.of(IMMEDIATE_PERFORMED, COMPLIED, TERMINATED)
                .filter(situation::has)
                .forEach(kind -> kinds.add(kinds.size() - 1, kind));
        if (situation.has(TERMINATED)) {
            kinds.removeIf(kind -> !done(situation, kind));
        }
        return kinds;
    }

    private static StepKind coercion(Situation situation) {
        return Stream.of(EXECUTION_DECIDED, SUBSTITUTE_DECIDED, COURT_APPLIED)
                .filter(situation::has)
                .findFirst()
                .orElse(situation.demolition() ? EXECUTION_DECIDED : SUBSTITUTE_DECIDED);
    }

    /** What was wrong is gone, and nothing was decided beside it that still has to reach the party. */
    private static boolean settled(Situation situation) {
        return (situation.has(COMPLIED) || situation.has(IMMEDIATE_PERFORMED) || situation.has(EXECUTED))
                && (!situation.has(DECIDED)
                        || situation.history().delivered(DECIDED).isPresent() && situation.has(DISCLOSED));
    }

    static boolean done(Situation situation, StepKind kind) {
        return switch (kind) {
            case DELIVERED -> situation.history().delivered(DECIDED).isPresent();
            case LEGAL_REVIEWED -> situation.approved();
            default -> situation.has(kind);
        };
    }

    /** Where the case stands on a day, in its order. */
    public static List<Stop> stops(Situation situation, LocalDate today) {
        return kinds(situation).stream()
                .map(kind -> stop(situation, kind, today))
                .toList();
    }

    /** What the sequence waits for; empty where the case has ended. */
    public static Optional<Stop> next(Situation situation, LocalDate today) {
        return stops(situation, today).stream()
                .filter(stop -> stop.state() != StopState.DONE)
                // To publish a decision holds up nothing.
                .filter(stop -> stop.kind() != DISCLOSED)
                .findFirst();
    }

    /** Further kinds that may be recorded on a day. */
    public static List<StepKind> lawful(Situation situation, LocalDate today) {
        return Stream.of(StepKind.values())
                .filter(kind -> Sequence.of(kind) != null)
                .filter(kind -> Judgement.of(situation, kind, today).lawful())
                .toList();
    }

    private static Stop stop(Situation situation, StepKind kind, LocalDate today) {
        if (kind == FILED) {
            LocalDate filed = situation.history().last(FILED).orElseThrow().day();
            return new Stop(kind, StopState.DONE, filed, null, null, null, null, null);
        }
        Verdict verdict = Judgement.of(situation, kind, today);
        if (done(situation, kind)) {
            LocalDate day = kind == DELIVERED
                    ? situation.history().delivered(DECIDED).orElseThrow()
                    : situation.history().last(kind).orElseThrow().day();
            return new Stop(kind, StopState.DONE, day, null, null, verdict.latest(), verdict.latestArticle(), null);
        }
        StopState state =
                verdict.lawful() ? StopState.NOW : verdict.earliest() != null ? StopState.WAITING : StopState.LATER;
        return new Stop(
                kind,
                kind == DELIVERED && !situation.has(DECIDED) ? StopState.LATER : state,
                null,
                verdict.earliest(),
                verdict.earliestArticle(),
                verdict.latest(),
                verdict.latestArticle(),
                verdict.reason());
    }
}
