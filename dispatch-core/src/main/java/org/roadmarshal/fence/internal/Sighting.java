package org.roadmarshal.fence.internal;

import java.time.Instant;
import java.util.Set;
import org.roadmarshal.alarm.AlarmKey;
import org.roadmarshal.alarm.AlarmKind;
import org.roadmarshal.alarm.NewAlarm;
import org.roadmarshal.fence.FenceRule;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.position.Fix;
import org.roadmarshal.position.Mover;

/** A fix of a known mover, and what an alarm about it is made of. */
record Sighting(FenceSet set, Mover mover, long agencyId, Fix fix, Findings findings) {
    private String subject() {
        return mover.kind().code();
    }

    boolean concerns(FenceRule rule) {
        return rule.audience()
                .includes(mover.ofUnit(), set.sorts().get(mover), set.above().getOrDefault(agencyId, Set.of(agencyId)));
    }

    /** Whether it holds at the time of the fix. */
    boolean holds(FenceRule rule) {
        return rule.holds(fix.at().atZone(set.zone()));
    }

    void begin(WatchedFence fence, FenceRule rule, String message) {
        begin(rule.on().alarm(), rule.priority(), message, fence.id(), rule.id());
    }

    void begin(AlarmKind kind, int priority, String message, Long fenceId, int rule) {
        findings.begun(new NewAlarm(
                kind,
                priority,
                agencyId,
                subject(),
                mover.id(),
                mover.ofUnit() ? mover.id() : null,
                new Location(fix.lon(), fix.lat()),
                message,
                fix.at(),
                mover.ofUnit() ? null : mover.id(),
                fenceId,
                rule));
    }

    void end(WatchedFence fence, FenceRule rule) {
        end(rule.on().alarm(), fence.id(), rule.id());
    }

    void end(AlarmKind kind, Long fenceId, int rule) {
        findings.over(new AlarmKey(kind, subject(), mover.id(), fenceId, rule), fix.at());
    }

    Instant at() {
        return fix.at();
    }
}
