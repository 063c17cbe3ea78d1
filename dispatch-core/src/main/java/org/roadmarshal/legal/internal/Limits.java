package org.roadmarshal.legal.internal;

import static org.roadmarshal.legal.LegalSetting.*;
import static org.roadmarshal.legal.StepKind.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.roadmarshal.legal.CaseState;
import org.roadmarshal.legal.StepKind;

/** The last days of what a bureau owes. While a case is suspended none runs. */
public final class Limits {
    private Limits() {}

    /** @param day the last one */
    public record Limit(StepKind step, LocalDate day, String article) {}

    /** Those that run, the nearest first. */
    public static List<Limit> running(Situation situation) {
        List<Limit> limits = new ArrayList<>();
        if (situation.state() != CaseState.OPEN) {
            return limits;
        }
        for (StepKind kind : StepKind.values()) {
            Rule rule = Sequence.of(kind);
            if (rule != null && rule.counts.test(situation)) {
                of(situation, rule).ifPresent(bound -> limits.add(new Limit(kind, bound.day(), bound.article())));
            }
        }
        limits.sort(Comparator.comparing(Limit::day));
        return limits;
    }

    static Optional<Judgement.Bound> of(Situation situation, Rule rule) {
        if (rule.latest == null) {
            return Optional.empty();
        }
        return switch (rule.kind) {
            case DECIDED -> decision(situation, rule.latest);
            case DISCLOSED -> disclosure(situation, rule.latest);
            case COURT_APPLIED -> court(situation, rule.latest);
            default -> bound(situation, rule.latest, 0);
        };
    }

    /** The clock of what the bureau owes does not run while a case is suspended; that of the party's rights always does. */
    private static Optional<Judgement.Bound> bound(Situation situation, Gate gate, int more) {
        History history = situation.history();
        return gate.start(situation)
                .flatMap(day -> gate.last(situation, more + history.suspendedSince(day)))
                .map(day -> new Judgement.Bound(day, gate.cited()));
    }

    private static Optional<Judgement.Bound> decision(Situation situation, Gate gate) {
        int more = situation.has(EXTENDED)
                ? situation.history().periods().settings().number(EXTENSION_DAYS)
                : 0;
        return bound(situation, gate, more);
    }

    private static Optional<Judgement.Bound> disclosure(Situation situation, Gate gate) {
        return situation.has(DECIDED) && !situation.penalised()
                ? bound(situation, Gate.done(DECIDED, OTHER_DISCLOSURE_DAYS), 0)
                : bound(situation, gate, 0);
    }

    /** Three months from the day on which the party can do nothing any more (article 53). */
    private static Optional<Judgement.Bound> court(Situation situation, Gate gate) {
        Periods periods = situation.history().periods();
        return gate.start(situation)
                .map(day -> lapse(situation, periods, day))
                .map(day -> new Judgement.Bound(periods.last(day, COURT_MONTHS, 0), gate.cited()));
    }

    private static LocalDate lapse(Situation situation, Periods periods, LocalDate delivered) {
        LocalDate lapsed = later(periods.last(delivered, REVIEW_DAYS, 0), periods.last(delivered, SUIT_MONTHS, 0));
        return situation
                .history()
                .last(REMEDY_ENDED)
                .map(step -> later(lapsed, periods.last(step.day(), SUIT_AFTER_REVIEW_DAYS, 0)))
                .orElse(lapsed);
    }

    /** Whether the way to court is still the one to take: something was decided, and no other way was begun. */
    static boolean courtOwed(Situation situation) {
        return situation.penalised()
                && situation.history().delivered(DECIDED).isPresent()
                && !situation.remedyPending()
                && List.of(COMPLIED, EXECUTED, EXECUTION_DECIDED, SUBSTITUTE_DECIDED, COURT_APPLIED).stream()
                        .noneMatch(situation::has);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
