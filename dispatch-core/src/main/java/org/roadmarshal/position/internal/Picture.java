package org.roadmarshal.position.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.roadmarshal.position.LivePositions;
import org.roadmarshal.position.Position;

/** The newest position of every unit. One thread writes; any may read, and sees each position whole. */
public final class Picture implements LivePositions {
    private final Map<Integer, Units> orgs = new ConcurrentHashMap<>();
    private volatile long counter;

    /** @return whether it is newer than what was there */
    public boolean take(Position position) {
        Units units = orgs.computeIfAbsent(position.org(), org -> new Units());
        Position before = units.newest.get(position.unitId());
        if (before != null && !position.at().isAfter(before.at())) {
            return false;
        }
        replace(units, before, position);
        return true;
    }

    /** The unit belongs to another agency from now on, wherever it is. */
    public void move(int org, long unitId, long agencyId) {
        Units units = orgs.get(org);
        Position before = units == null ? null : units.newest.get(unitId);
        if (before != null && before.agencyId() != agencyId) {
            replace(units, before, before.ofAgency(agencyId));
        }
    }

    private void replace(Units units, Position before, Position position) {
        long next = counter + 1;
        Position counted = position.changedAt(next);
        units.newest.put(counted.unitId(), counted);
        units.byChange.put(next, counted);
        if (before != null) {
            units.byChange.remove(before.changed());
        }
        // Last: who reads the counter must find everything up to it.
        counter = next;
    }

    @Override
    public Optional<Position> find(int org, long unitId) {
        Units units = orgs.get(org);
        return units == null ? Optional.empty() : Optional.ofNullable(units.newest.get(unitId));
    }

    @Override
    public Collection<Position> all(int org) {
        Units units = orgs.get(org);
        return units == null ? List.of() : List.copyOf(units.newest.values());
    }

    public Collection<Position> all() {
        return orgs.keySet().stream().flatMap(org -> all(org).stream()).toList();
    }

    @Override
    public Collection<Position> changedSince(int org, long since) {
        Units units = orgs.get(org);
        return units == null
                ? List.of()
                : List.copyOf(units.byChange.tailMap(since, false).values());
    }

    @Override
    public long counter() {
        return counter;
    }

    private static final class Units {
        private final Map<Long, Position> newest = new ConcurrentHashMap<>();
        private final ConcurrentSkipListMap<Long, Position> byChange = new ConcurrentSkipListMap<>();
    }
}
