package org.roadmarshal.legal.internal;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.roadmarshal.legal.CaseState;
import org.roadmarshal.legal.StepKind;

/** Holds a case against the table. */
public final class Judgement {
    private static final Set<StepKind> WHILE_SUSPENDED = Set.of(
            StepKind.RESUMED, StepKind.TERMINATED, StepKind.DELIVERED, StepKind.REMEDY_SOUGHT, StepKind.REMEDY_ENDED);

    private Judgement() {}

    /** Whether a step of a kind is lawful on a day. */
    public static Verdict of(Situation situation, StepKind kind, LocalDate day) {
        if (kind == StepKind.FILED) {
            return new Verdict(null, null, null, null, "案件已立案 / it is filed already");
        }
        Rule rule = Sequence.of(kind);
        Bound latest = Limits.of(situation, rule).orElse(Bound.NONE);
        Optional<String> standing = standing(situation, rule);
        if (standing.isPresent()) {
            return new Verdict(null, null, latest.day, latest.article, standing.get());
        }
        Bound earliest = Bound.NONE;
        for (Gate gate : rule.earliest) {
            if (!gate.applies().test(situation)) {
                continue;
            }
            Optional<LocalDate> last = gate.last(situation, 0);
            if (last.isEmpty()) {
                String missing = "%s的文书尚未送达或者期限未定（%s） / the document of %s is not delivered"
                        .formatted(
                                gate.anchor().title(),
                                gate.cited(),
                                gate.anchor().code());
                return new Verdict(null, gate.cited(), latest.day, latest.article, missing);
            }
            LocalDate first = gate.period() == null && gate.from() == Gate.From.DELIVERED
                    ? last.get()
                    : last.get().plusDays(1);
            if (earliest.day == null || first.isAfter(earliest.day)) {
                earliest = new Bound(first, gate.cited());
            }
        }
        return new Verdict(
                earliest.day, earliest.article, latest.day, latest.article, timely(rule, earliest, latest, day));
    }

    /** What does not depend on the day. */
    private static Optional<String> standing(Situation situation, Rule rule) {
        if (situation.state().ended()) {
            return Optional.of("案件已结束 / the case has ended");
        }
        if (situation.state() == CaseState.SUSPENDED && !WHILE_SUSPENDED.contains(rule.kind)) {
            return Optional.of("案件已中止 / the case is suspended");
        }
        if (situation.state() == CaseState.OPEN && rule.kind == StepKind.RESUMED) {
            return Optional.of("案件未中止 / the case is not suspended");
        }
        if (!rule.repeatable && situation.has(rule.kind)) {
            return Optional.of(rule.kind.title() + "已记录 / it is recorded already");
        }
        for (Set<StepKind> needed : rule.after) {
            if (needed.stream().noneMatch(situation::has)) {
                String titles = needed.stream().map(StepKind::title).collect(Collectors.joining("或"));
                String codes = needed.stream().map(StepKind::code).collect(Collectors.joining(" or "));
                return Optional.of("须先%s（%s） / after %s".formatted(titles, rule.article, codes));
            }
        }
        return rule.checks.stream()
                .flatMap(check -> check.apply(situation).stream())
                .findFirst();
    }

    private static String timely(Rule rule, Bound earliest, Bound latest, LocalDate day) {
        if (earliest.day != null && day.isBefore(earliest.day)) {
            return "%s最早可于%s进行（%s） / not lawful before %s"
                    .formatted(rule.kind.title(), earliest.day, earliest.article, earliest.day);
        }
        if (rule.strict && latest.day != null && day.isAfter(latest.day)) {
            return "%s最迟应于%s（%s） / not lawful after %s"
                    .formatted(rule.kind.title(), latest.day, latest.article, latest.day);
        }
        return null;
    }

    /** A day and why. */
    record Bound(LocalDate day, String article) {
        static final Bound NONE = new Bound(null, null);
    }
}
