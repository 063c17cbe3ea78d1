package org.roadmarshal.fence.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.roadmarshal.alarm.AlarmKey;
import org.roadmarshal.alarm.AlarmKind;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.position.Fix;
import org.roadmarshal.position.Mover;
import org.roadmarshal.position.Position;
import org.roadmarshal.position.Source;

/**
 * Everything that moves in an org, held against its fences. For one thread. The first that is heard of a mover, what another
 * node took, and a fence that has changed set the standing without an alarm; only what is seen to happen is alarmed about.
 */
final class OrgWatch {
    private final Findings findings;
    private final Map<Mover, Watched> movers = new HashMap<>();
    private final List<WatchedFence> around = new ArrayList<>();
    private FenceSet set;

    private static final class Watched {
        private Instant at;
        private double lon;
        private double lat;
        private final Map<Long, Standing> standings = new HashMap<>(2);
        private TerminalAlarms terminal;
    }

    OrgWatch(Findings findings, FenceSet set) {
        this.findings = findings;
        this.set = set;
    }

    /**
     * Begins with what is known: where everything was last, and what is alarmed about. What is over meanwhile is ended.
     */
    void begin(Collection<Position> positions, List<AlarmKey> lasting) {
        positions.forEach(this::seen);
        for (AlarmKey key : lasting) {
            Mover mover = new Mover(Coded.of(Mover.Kind.class, key.subject()), key.subjectId());
            if (key.kind() == AlarmKind.VEHICLE_SOS || key.kind() == AlarmKind.VEHICLE_ALARM) {
                terminal(movers.computeIfAbsent(mover, unheard -> new Watched()))
                        .known(key.rule());
            } else if (key.fenceId() != null && set.byId().containsKey(key.fenceId())) {
                endIfOver(key, movers.get(mover));
            }
        }
    }

    private void endIfOver(AlarmKey key, Watched mover) {
        if (mover != null && mover.at != null) {
            boolean inside = mover.standings.containsKey(key.fenceId());
            if (inside == (key.kind() == AlarmKind.FENCE_LEFT)) {
                findings.over(key, mover.at);
            }
        }
    }

    /** The fences have changed, or the register. */
    void replace(FenceSet next) {
        FenceSet before = set;
        set = next;
        for (Watched mover : movers.values()) {
            mover.standings.keySet().removeIf(id -> !next.byId().containsKey(id));
            if (mover.at != null) {
                look(mover.lon, mover.lat);
                mover.standings
                        .keySet()
                        .removeIf(id -> before.byId().get(id).shape().covers(mover.lon, mover.lat)
                                && around.stream().noneMatch(fence -> fence.id() == id));
                for (WatchedFence fence : around) {
                    WatchedFence known = before.byId().get(fence.id());
                    if (known == null || !known.shape().covers(mover.lon, mover.lat)) {
                        standing(mover, fence).settle(true, mover.at.toEpochMilli());
                    }
                }
            }
        }
    }

    /** Whether the register tells what it is; if not, it is newer than the register that was read. */
    boolean knows(Mover mover) {
        return sort(mover) != null;
    }

    /** A unit's kind, a vehicle's use; null for what the register did not hold. */
    String sort(Mover mover) {
        return set.sorts().get(mover);
    }

    /** Where it is by another node's word: no alarm of ours. */
    void seen(Position position) {
        Watched mover = movers.computeIfAbsent(position.mover(), first -> new Watched());
        if (mover.at == null || position.at().isAfter(mover.at)) {
            move(mover, position.at(), position.lon(), position.lat());
            settle(mover);
        }
    }

    /** A fix that this node took; one that is older than what is known changes nothing. */
    void took(Source source, Fix fix) {
        Watched mover = movers.computeIfAbsent(source.mover(), first -> new Watched());
        if (mover.at != null && !fix.at().isAfter(mover.at)) {
            return;
        }
        boolean first = mover.at == null;
        move(mover, fix.at(), fix.lon(), fix.lat());
        Sighting sighting = new Sighting(set, source.mover(), source.agencyId(), fix, findings);
        if (fix.telemetry() != null) {
            terminal(mover).take(fix.telemetry().alarms(), sighting);
        }
        if (first) {
            settle(mover);
        } else {
            judge(mover, sighting);
        }
    }

    private static TerminalAlarms terminal(Watched mover) {
        if (mover.terminal == null) {
            mover.terminal = new TerminalAlarms();
        }
        return mover.terminal;
    }

    private static void move(Watched mover, Instant at, double lon, double lat) {
        mover.at = at;
        mover.lon = lon;
        mover.lat = lat;
    }

    private void look(double lon, double lat) {
        around.clear();
        set.table().find(lon, lat, number -> around.add(set.fences().get(number)));
    }

    private Standing standing(Watched mover, WatchedFence fence) {
        return mover.standings.computeIfAbsent(fence.id(), first -> new Standing());
    }

    private void settle(Watched mover) {
        look(mover.lon, mover.lat);
        mover.standings.keySet().removeIf(id -> around.stream().noneMatch(fence -> fence.id() == id));
        around.forEach(fence -> standing(mover, fence).settle(true, mover.at.toEpochMilli()));
    }

    private void judge(Watched mover, Sighting sighting) {
        look(mover.lon, mover.lat);
        around.forEach(fence -> standing(mover, fence));
        for (Iterator<Map.Entry<Long, Standing>> all =
                        mover.standings.entrySet().iterator();
                all.hasNext(); ) {
            Map.Entry<Long, Standing> one = all.next();
            WatchedFence fence = set.byId().get(one.getKey());
            one.getValue().take(fence, around.contains(fence), sighting);
            if (one.getValue().idle()) {
                all.remove();
            }
        }
    }
}
