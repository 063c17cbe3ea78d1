package org.roadmarshal.gis.linear;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Lays the segments of an alignment onto its axis, one behind the other, and finds where the numbers break. */
final class AlignmentPlan {
    private final String route;
    private final String prefix;
    private final List<Segment> segments = new ArrayList<>();
    private final List<Run> runs = new ArrayList<>();
    private final List<Break> breaks = new ArrayList<>();
    private long axis;
    private long number;
    private long runFrom;
    private long runNumber;

    AlignmentPlan(String route, String prefix) {
        this.route = route;
        this.prefix = prefix;
    }

    Alignment build(List<SegmentPlan> plans) {
        if (plans.isEmpty()) {
            throw new LinearException(route + " " + prefix + " has no segments");
        }
        axis = plans.get(0).fromMm();
        number = axis;
        runFrom = axis;
        runNumber = number;
        for (SegmentPlan plan : plans) {
            join(plan);
            add(plan);
        }
        closeRun();
        return new Alignment(route, prefix, segments, runs, breaks);
    }

    private void join(SegmentPlan plan) {
        if (plan.fromMm() < number) {
            throw fault(
                    "the part from %s begins before %s, where the one before it ends; numbers that occur twice need a chainage equation"
                            .formatted(mark(plan.fromMm()), mark(number)));
        }
        if (plan.fromMm() > number) {
            closeRun();
            breaks.add(new Break(axis, number, plan.fromMm(), true));
            axis += plan.fromMm() - number;
            beginRun(plan.fromMm());
        }
    }

    private void add(SegmentPlan plan) {
        long from = axis;
        int firstRun = runs.size();
        List<Equation> left = new ArrayList<>(plan.equations());
        boolean ended = false;
        while (!left.isEmpty()) {
            Equation equation = next(left, ended);
            left.remove(equation);
            axis += equation.backMm() - number;
            ended = equation.backMm() == plan.toMm();
            closeRun();
            breaks.add(new Break(axis, equation.backMm(), equation.aheadMm(), false));
            beginRun(equation.aheadMm());
        }
        if (!ended) {
            if (plan.toMm() <= number) {
                throw fault("the part from %s ends at %s, which is not after %s"
                        .formatted(mark(plan.fromMm()), mark(plan.toMm()), mark(number)));
            }
            axis += plan.toMm() - number;
            number = plan.toMm();
        }
        segments.add(new Calibration(route, prefix, plan).segment(from, axis, runsSince(firstRun)));
    }

    private Equation next(List<Equation> left, boolean ended) {
        Optional<Equation> next = left.stream()
                .filter(equation -> equation.backMm() > number)
                .min(Comparator.comparingLong(Equation::backMm));
        if (ended || next.isEmpty()) {
            Equation lost = left.get(0);
            throw fault("the chainage equation %s = %s is not on its part of the route"
                    .formatted(mark(lost.backMm()), mark(lost.aheadMm())));
        }
        return next.get();
    }

    private List<Run> runsSince(int first) {
        List<Run> since = new ArrayList<>(runs.subList(first, runs.size()));
        if (axis > runFrom) {
            since.add(new Run(runFrom, axis, runNumber));
        }
        return since;
    }

    private void closeRun() {
        if (axis > runFrom) {
            runs.add(new Run(runFrom, axis, runNumber));
        }
    }

    private void beginRun(long mm) {
        runFrom = axis;
        runNumber = mm;
        number = mm;
    }

    private Stake mark(long mm) {
        return new Stake(prefix, mm);
    }

    private LinearException fault(String what) {
        return new LinearException(route + ": " + what);
    }
}
