package org.roadmarshal.position.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.roadmarshal.position.LivePositions;
import org.roadmarshal.position.Mover;
import org.roadmarshal.position.Position;

/** The newest position of every mover. One thread writes; any may read, and sees each position whole. */
public final class Picture implements LivePositions {
    private final Map<Integer, Movers> orgs = new ConcurrentHashMap<>();
    private volatile long counter;

    /** @return whether it is newer than what was there */
    public boolean take(Position position) {
        Movers movers = orgs.computeIfAbsent(position.org(), org -> new Movers());
        Position before = movers.newest.get(position.mover());
        if (before != null && !position.at().isAfter(before.at())) {
            return false;
        }
        replace(movers, before, position);
        return true;
    }

    /** It belongs to another agency from now on, wherever it is. */
    public void move(int org, Mover mover, long agencyId) {
        Movers movers = orgs.get(org);
        Position before = movers == null ? null : movers.newest.get(mover);
        if (before != null && before.agencyId() != agencyId) {
            replace(movers, before, before.ofAgency(agencyId));
        }
    }

    private void replace(Movers movers, Position before, Position position) {
        long next = counter + 1;
        Position counted = position.changedAt(next);
        movers.newest.put(counted.mover(), counted);
        movers.byChange.put(next, counted);
        if (before != null) {
            movers.byChange.remove(before.changed());
        }
        // Last: who reads the counter must find everything up to it.
        counter = next;
    }

    @Override
    public Optional<Position> find(int org, Mover mover) {
        Movers movers = orgs.get(org);
        return movers == null ? Optional.empty() : Optional.ofNullable(movers.newest.get(mover));
    }

    @Override
    public Collection<Position> all(int org) {
        Movers movers = orgs.get(org);
        return movers == null ? List.of() : List.copyOf(movers.newest.values());
    }

    public Collection<Position> all() {
        return orgs.keySet().stream().flatMap(org -> all(org).stream()).toList();
    }

    @Override
    public Collection<Position> changedSince(int org, long since) {
        Movers movers = orgs.get(org);
        return movers == null
                ? List.of()
                : List.copyOf(movers.byChange.tailMap(since, false).values());
    }

    @Override
    public long counter() {
        return counter;
    }

    private static final class Movers {
        private final Map<Mover, Position> newest = new ConcurrentHashMap<>();
        private final ConcurrentSkipListMap<Long, Position> byChange = new ConcurrentSkipListMap<>();
    }
}
