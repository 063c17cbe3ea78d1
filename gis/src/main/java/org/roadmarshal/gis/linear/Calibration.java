package org.roadmarshal.gis.linear;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds where on its line each post of a segment stands, and refuses posts and lines that cannot both be right. */
final class Calibration {
    private static final double FARTHEST_M = 100;
    private static final double END_M = 5;
    /** By so much may the line between two posts be longer or shorter than their numbers say. */
    private static final double STRETCH = 0.25;

    private static final double STRETCH_M = 20;

    private final String route;
    private final String prefix;
    private final SegmentPlan plan;

    private record Anchor(long axis, double metres) {}

    Calibration(String route, String prefix, SegmentPlan plan) {
        this.route = route;
        this.prefix = prefix;
        this.plan = plan;
    }

    Segment segment(long from, long to, List<Run> runs) {
        MeasuredLine line = line();
        List<Anchor> anchors = new ArrayList<>();
        anchors.add(new Anchor(from, 0));
        anchors.add(new Anchor(to, line.length()));
        for (Post post : plan.posts()) {
            Anchor anchor = anchor(line, post, axis(post, runs));
            boolean first = anchor.axis == from;
            if (first || anchor.axis == to) {
                if (Math.abs(anchor.metres - (first ? 0 : line.length())) > END_M) {
                    throw fault(post, "does not stand at the end of its line");
                }
            } else {
                anchors.add(anchor);
            }
        }
        anchors.sort(Comparator.comparingLong(Anchor::axis));
        for (int i = 1; i < anchors.size(); i++) {
            check(anchors.get(i - 1), anchors.get(i));
        }
        return new Segment(
                plan.id(),
                plan.line(),
                line,
                anchors.stream().mapToLong(Anchor::axis).toArray(),
                anchors.stream().mapToDouble(Anchor::metres).toArray());
    }

    private MeasuredLine line() {
        try {
            return new MeasuredLine(plan.line());
        } catch (LinearException | IllegalArgumentException e) {
            throw new LinearException(
                    "%s from %s: %s".formatted(route, new Stake(prefix, plan.fromMm()), e.getMessage()));
        }
    }

    private long axis(Post post, List<Run> runs) {
        List<Long> axes = runs.stream()
                .filter(run -> run.writes(post.mm()))
                .map(run -> run.axisOf(post.mm()))
                .distinct()
                .toList();
        if (axes.isEmpty()) {
            throw fault(post, "has a number that its part of the route does not have");
        }
        if (axes.size() > 1 && post.part() == null) {
            throw fault(post, "has a number that occurs twice; say whether it stands before or after the break");
        }
        return post.part() == StakePart.AFTER ? axes.get(axes.size() - 1) : axes.get(0);
    }

    private Anchor anchor(MeasuredLine line, Post post, long axis) {
        MeasuredLine.Foot foot =
                line.foot(line.plane(post.place().lon(), post.place().lat()));
        if (foot.distance() > FARTHEST_M) {
            throw fault(post, "stands %.0f m beside the line".formatted(foot.distance()));
        }
        return new Anchor(axis, foot.metres());
    }

    private void check(Anchor a, Anchor b) {
        double written = (b.axis - a.axis) / 1000.0;
        double measured = b.metres - a.metres;
        if (b.axis == a.axis || measured <= 0) {
            throw new LinearException("%s: two posts near %.3f km stand in the wrong order, or at one place"
                    .formatted(route, b.axis / 1e6));
        }
        if (Math.abs(measured - written) > STRETCH * written + STRETCH_M) {
            throw new LinearException(
                    "%s: between two posts that are %.0f m apart by their numbers, near %.3f km, the line is %.0f m long"
                            .formatted(route, written, b.axis / 1e6, measured));
        }
    }

    private LinearException fault(Post post, String what) {
        return new LinearException("%s: the post %s %s".formatted(route, new Stake(prefix, post.mm()), what));
    }
}
