package org.roadmarshal.fence.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.roadmarshal.fence.FenceRule;

/** How one mover stands to one fence, and what its rules make of it. */
final class Standing {
    private final Border border = new Border();
    private long insideSince;
    private final Set<Integer> dwelt = new HashSet<>();
    private final Map<Integer, SpeedRun> runs = new HashMap<>();

    /** Whether there is nothing to remember. */
    boolean idle() {
        return !border.inside() && !border.undecided();
    }

    boolean inside() {
        return border.inside();
    }

    /** Without any alarm: it was so before anybody watched. */
    void settle(boolean inside, long at) {
        if (inside != border.inside()) {
            forget(at);
        }
        border.settle(inside);
    }

    private void forget(long at) {
        insideSince = at;
        dwelt.clear();
        runs.clear();
    }

    void take(WatchedFence fence, boolean covered, Sighting sighting) {
        boolean decided = covered == border.inside() && !border.undecided();
        if (!decided) {
            double metres = fence.shape()
                    .metresOutside(sighting.fix().lon(), sighting.fix().lat());
            switch (border.take(metres, Border.margin(sighting.fix().accuracyM()))) {
                case ENTERED -> entered(fence, sighting);
                case LEFT -> left(fence, sighting);
                case NONE -> {}
            }
        }
        if (border.inside()) {
            stays(fence, sighting);
        }
    }

    private void entered(WatchedFence fence, Sighting sighting) {
        forget(sighting.at().toEpochMilli());
        for (FenceRule rule : fence.rules()) {
            if (rule.on() == FenceRule.On.ENTER && sighting.concerns(rule) && sighting.holds(rule)) {
                sighting.begin(fence, rule, null);
            } else if (rule.on() == FenceRule.On.LEAVE && sighting.concerns(rule)) {
                sighting.end(fence, rule);
            }
        }
    }

    private void left(WatchedFence fence, Sighting sighting) {
        for (FenceRule rule : fence.rules()) {
            if (!sighting.concerns(rule)) {
                continue;
            }
            if (rule.on() != FenceRule.On.LEAVE) {
                sighting.end(fence, rule);
            } else if (sighting.holds(rule)) {
                sighting.begin(fence, rule, null);
            }
        }
        forget(sighting.at().toEpochMilli());
    }

    private void stays(WatchedFence fence, Sighting sighting) {
        for (FenceRule rule : fence.rules()) {
            if (rule.on() == FenceRule.On.DWELL) {
                dwells(fence, rule, sighting);
            } else if (rule.on() == FenceRule.On.SPEED) {
                goes(fence, rule, sighting);
            }
        }
    }

    private void dwells(WatchedFence fence, FenceRule rule, Sighting sighting) {
        long seconds = (sighting.at().toEpochMilli() - insideSince) / 1000;
        if (seconds > rule.seconds() && !dwelt.contains(rule.id()) && sighting.concerns(rule) && sighting.holds(rule)) {
            dwelt.add(rule.id());
            sighting.begin(fence, rule, "> " + rule.seconds() + " s");
        }
    }

    private void goes(WatchedFence fence, FenceRule rule, Sighting sighting) {
        Double speed = sighting.fix().speedKmh();
        if (speed == null || !sighting.concerns(rule)) {
            return;
        }
        boolean over = speed > rule.limitKmh() && sighting.holds(rule);
        switch (runs.computeIfAbsent(rule.id(), none -> new SpeedRun())
                .take(sighting.at().toEpochMilli(), over)) {
            case BEGAN -> sighting.begin(fence, rule, Math.round(speed) + " > " + rule.limitKmh() + " km/h");
            case ENDED -> sighting.end(fence, rule);
            case NONE -> {}
        }
    }
}
