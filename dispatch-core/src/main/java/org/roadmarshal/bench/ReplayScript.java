package org.roadmarshal.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.roadmarshal.history.PastResponse;
import org.roadmarshal.task.TaskState;

/**
 * What is to happen when, of a file of the past. A milestone that the source has before an earlier one comes right after that, as the
 * engine takes steps only forward; its device time stays the source's. A unit that the source has on two tasks at once answers the
 * second by a stand-in: the engine allows one task a unit.
 */
final class ReplayScript {
    /** In this order where several happen in the same second: who ends and who begins then are not on two tasks. */
    enum Kind {
        END,
        CLOSE,
        REPORT,
        DISPATCH,
        STEP
    }

    /** @param response null for an incident's own @param milestone of a step or an end */
    record Act(Instant at, Kind kind, String incident, PastResponse response, TaskState milestone) {}

    final List<Act> acts = new ArrayList<>();
    /** Who answers each row: the unit's callsign, or that of its stand-in. */
    final Map<PastResponse, String> callsigns = new HashMap<>();

    ReplayScript(List<PastResponse> responses) {
        Map<String, Instant> opened = new TreeMap<>();
        Map<String, Instant> closed = new TreeMap<>();
        for (PastResponse response : responses) {
            Instant last = response.dispatched();
            add(last, Kind.DISPATCH, response, TaskState.DISPATCHED);
            for (Map.Entry<TaskState, Instant> step : response.milestones().entrySet()) {
                if (step.getKey() != TaskState.DISPATCHED) {
                    last = later(last, step.getValue());
                    add(last, step.getKey() == response.ended() ? Kind.END : Kind.STEP, response, step.getKey());
                }
            }
            Instant known = response.received() == null ? response.dispatched() : response.received();
            opened.merge(response.incident(), known, (one, other) -> one.isBefore(other) ? one : other);
            opened.merge(response.incident(), response.dispatched(), (one, other) -> one.isBefore(other) ? one : other);
            closed.merge(response.incident(), last, ReplayScript::later);
        }
        opened.forEach((incident, at) -> acts.add(new Act(at, Kind.REPORT, incident, null, null)));
        closed.forEach((incident, at) -> acts.add(new Act(at, Kind.CLOSE, incident, null, null)));
        acts.sort(Comparator.comparing(Act::at).thenComparing(Act::kind));
        cast(responses);
    }

    private void add(Instant at, Kind kind, PastResponse response, TaskState milestone) {
        acts.add(new Act(at, kind, response.incident(), response, milestone));
    }

    private void cast(List<PastResponse> responses) {
        Map<String, Instant> busyUntil = new HashMap<>();
        responses.stream()
                .sorted(Comparator.comparing(PastResponse::dispatched))
                .forEach(response -> {
                    String callsign = response.unit();
                    for (int standIn = 2;
                            busyUntil.getOrDefault(callsign, Instant.MIN).isAfter(response.dispatched());
                            standIn++) {
                        callsign = response.unit() + "/" + standIn;
                    }
                    busyUntil.put(callsign, response.end());
                    callsigns.put(response, callsign);
                });
    }

    /** At how many units at most are on a task at once, straight from the rows; a unit on two counts once. */
    static int peak(List<PastResponse> responses) {
        record Change(Instant at, boolean begins, String unit) {}
        List<Change> changes = new ArrayList<>();
        responses.stream()
                .filter(response -> response.end().isAfter(response.dispatched()))
                .forEach(response -> {
                    changes.add(new Change(response.dispatched(), true, response.unit()));
                    changes.add(new Change(response.end(), false, response.unit()));
                });
        changes.sort(Comparator.comparing(Change::at).thenComparing(Change::begins));
        Map<String, Integer> open = new HashMap<>();
        int peak = 0;
        for (Change change : changes) {
            open.merge(change.unit, change.begins ? 1 : -1, Integer::sum);
            open.values().removeIf(count -> count == 0);
            peak = Math.max(peak, open.size());
        }
        return peak;
    }

    /** The unit that a callsign stands for. */
    static String unit(String callsign) {
        return callsign.replaceFirst("/\\d+$", "");
    }

    List<String> allCallsigns() {
        return List.copyOf(new TreeSet<>(callsigns.values()));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
