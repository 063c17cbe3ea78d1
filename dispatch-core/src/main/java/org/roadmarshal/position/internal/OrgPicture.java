package org.roadmarshal.position.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.roadmarshal.gis.index.MovingPoints;
import org.roadmarshal.gis.index.Nearest;
import org.roadmarshal.position.Fix;
import org.roadmarshal.position.Motion;
import org.roadmarshal.position.MotionLimits;
import org.roadmarshal.position.Mover;
import org.roadmarshal.position.NearMover;
import org.roadmarshal.position.Position;
import org.roadmarshal.position.Source;
import org.roadmarshal.position.TrailPoint;

/**
 * Everything that moves in an org. One thread writes; any may read what is said to be for any thread, and sees each position
 * whole.
 */
final class OrgPicture {
    private final int org;
    private final MotionLimits limits;
    private final Map<Mover, Entry> entries = new ConcurrentHashMap<>();
    private final MovingPoints grid = new MovingPoints();
    private final Changes changes = new Changes();
    private final List<Entry> changed = new ArrayList<>();
    private final List<Entry> untold = new ArrayList<>();
    private final Set<Mover> free = new HashSet<>();

    private final class Entry {
        private final Gait gait = new Gait(limits);
        private final Trail trail = new Trail();
        private volatile Position position;
        private boolean changed;
        private boolean untold;
    }

    OrgPicture(int org, MotionLimits limits) {
        this.org = org;
        this.limits = limits;
    }

    /** A fix of this node's own. @param tell whether the other nodes must hear of it */
    void take(Source source, Fix fix, Instant now, boolean tell) {
        Entry entry = entry(source.mover());
        entry.trail.add(fix.at().toEpochMilli(), fix.lon(), fix.lat());
        if (isOlder(entry, fix.at())) {
            return;
        }
        entry.gait.take(fix);
        Position position = new Position(
                org,
                source.mover(),
                source.agencyId(),
                fix.at(),
                fix.lon(),
                fix.lat(),
                fix.speedKmh(),
                fix.courseDeg(),
                entry.gait.motion(),
                entry.gait.since(),
                entry.gait.alarms());
        put(entry, isSilent(position, now) ? silent(position) : position);
        if (tell && !entry.untold) {
            entry.untold = true;
            untold.add(entry);
        }
    }

    /** What another node took. */
    void hear(Position position, Instant now) {
        Entry entry = entry(position.mover());
        entry.trail.add(position.at().toEpochMilli(), position.lon(), position.lat());
        if (!isOlder(entry, position.at())) {
            entry.gait.resume(position);
            put(entry, isSilent(position, now) ? silent(position) : position);
        }
    }

    private Entry entry(Mover mover) {
        return entries.computeIfAbsent(mover, first -> new Entry());
    }

    private static boolean isOlder(Entry entry, Instant at) {
        return entry.position != null && !at.isAfter(entry.position.at());
    }

    private boolean isSilent(Position position, Instant now) {
        return position.at().plus(limits.silentAfter()).isBefore(now);
    }

    private Position silent(Position position) {
        return position.motion() == Motion.SILENT
                ? position
                : position.in(Motion.SILENT, position.at().plus(limits.silentAfter()));
    }

    private void put(Entry entry, Position position) {
        entry.position = position;
        grid.put(
                Masks.number(position.mover()),
                position.lon(),
                position.lat(),
                Masks.of(position, free.contains(position.mover())));
        if (!entry.changed) {
            entry.changed = true;
            changed.add(entry);
        }
    }

    /** It belongs to another agency from now on, wherever it is. */
    void move(Mover mover, long agencyId) {
        Entry entry = entries.get(mover);
        if (entry != null && entry.position.agencyId() != agencyId) {
            put(entry, entry.position.ofAgency(agencyId));
        }
    }

    /** Whether it can be sent. */
    void mark(Mover mover, boolean isFree) {
        if (isFree ? free.add(mover) : free.remove(mover)) {
            Entry entry = entries.get(mover);
            if (entry != null) {
                put(entry, entry.position);
            }
        }
    }

    /** Silence is what no fix tells. */
    void listen(Instant now) {
        for (Entry entry : entries.values()) {
            if (entry.position.motion() != Motion.SILENT && isSilent(entry.position, now)) {
                put(entry, silent(entry.position));
            }
        }
    }

    /** Shows all that changed to those who go from count to count. */
    void publish() {
        if (!changed.isEmpty()) {
            List<Position> positions = new ArrayList<>(changed.size());
            for (Entry entry : changed) {
                entry.changed = false;
                positions.add(entry.position);
            }
            changed.clear();
            changes.publish(List.copyOf(positions));
        }
    }

    /** Shows where all are to those who look for the nearest. */
    void publishGrid() {
        grid.publish();
    }

    /** What the other nodes have not heard yet. */
    List<Position> untold() {
        List<Position> positions = new ArrayList<>(untold.size());
        for (Entry entry : untold) {
            entry.untold = false;
            positions.add(entry.position);
        }
        untold.clear();
        return positions;
    }

    List<TrailPoint> trail(Mover mover, Instant now) {
        Entry entry = entries.get(mover);
        return entry == null ? List.of() : entry.trail.points(now);
    }

    /** For any thread. */
    Optional<Position> find(Mover mover) {
        return Optional.ofNullable(entries.get(mover)).map(entry -> entry.position);
    }

    /** For any thread. */
    Collection<Position> all() {
        List<Position> all = new ArrayList<>(entries.size());
        entries.values().forEach(entry -> {
            Position position = entry.position;
            // An entry is there a moment before its first position.
            if (position != null) {
                all.add(position);
            }
        });
        return all;
    }

    /** For any thread. */
    Collection<Position> changed(long after, long upTo) {
        if (after >= upTo) {
            return List.of();
        }
        Collection<Position> between = changes.between(after, upTo);
        return between == null ? all() : between;
    }

    /** For any thread. */
    long count() {
        return changes.count();
    }

    /** For any thread: nearest first, as of a quarter of a second ago. @param metres at most 200,000 */
    List<NearMover> nearest(double lon, double lat, int mask, double metres, int most) {
        Nearest found = new Nearest(most);
        grid.snapshot().nearest(lon, lat, mask, metres, found);
        List<NearMover> near = new ArrayList<>(found.size());
        for (int i = 0; i < found.size(); i++) {
            long away = Math.round(found.metres(i));
            find(Masks.mover(found.id(i))).ifPresent(position -> near.add(new NearMover(position, away)));
        }
        return near;
    }
}
