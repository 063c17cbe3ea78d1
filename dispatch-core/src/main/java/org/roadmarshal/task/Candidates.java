package org.roadmarshal.task;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.incident.Incident;
import org.roadmarshal.incident.IncidentService;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.position.LivePositions;
import org.roadmarshal.position.Mover;
import org.roadmarshal.position.Position;
import org.roadmarshal.task.Candidate.Reason;
import org.roadmarshal.unit.Unit;
import org.roadmarshal.unit.UnitKind;
import org.roadmarshal.unit.UnitService;
import org.roadmarshal.unit.UnitState;

/** Whom to send: every unit that the dispatcher may send, the best first, each with its reason. */
public final class Candidates implements Ranking {
    /** What a road is longer than the straight line, in the mean of country roads. */
    private static final double DETOUR = 1.4;
    /** Mean speeds, km/h. */
    private static final double DRIVING = 45;

    private static final double WALKING = 5;
    /** An older fix says nothing about where the unit is. */
    private static final Duration STALE = Duration.ofMinutes(5);

    private static final Comparator<Candidate> BEST_FIRST = Comparator.comparing(Candidate::suitable)
            .reversed()
            .thenComparing(Candidate::etaSeconds, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Candidate::callsign);

    private final IncidentService incidents;
    private final UnitService units;
    private final LivePositions positions;

    public Candidates(IncidentService incidents, UnitService units, LivePositions positions) {
        this.incidents = incidents;
        this.units = units;
        this.positions = positions;
    }

    public List<Candidate> list(Handle handle, Principal principal, long incidentId) {
        Incident incident = incidents.get(handle, principal, incidentId);
        return ranked(handle, principal.org(), incident, principal.agencies(Permission.TASK_DISPATCH));
    }

    @Override
    public List<Long> suitable(Handle handle, int org, Incident incident, Set<Long> agencies) {
        return ranked(handle, org, incident, agencies).stream()
                .filter(Candidate::suitable)
                .map(Candidate::unitId)
                .toList();
    }

    private List<Candidate> ranked(Handle handle, int org, Incident incident, Set<Long> agencies) {
        Instant now = Instant.now();
        return units.ofAgencies(handle, org, agencies).stream()
                .map(unit -> candidate(
                        unit,
                        incident,
                        positions.find(org, Mover.unit(unit.id())).orElse(null),
                        now))
                .sorted(BEST_FIRST)
                .toList();
    }

    /** @param position null without a fix */
    static Candidate candidate(Unit unit, Incident incident, Position position, Instant now) {
        Reason reason = reason(unit, position, now);
        Double metres = position == null
                ? null
                : Earth.metres(
                        position.lon(),
                        position.lat(),
                        incident.location().lon(),
                        incident.location().lat());
        double metresPerSecond = (unit.kind() == UnitKind.FOOT ? WALKING : DRIVING) / 3.6;
        return new Candidate(
                unit.id(),
                unit.callsign(),
                unit.agency(),
                unit.state(),
                reason == null,
                reason,
                metres == null ? null : (int) Math.round(metres),
                metres == null ? null : (int) Math.round(metres * DETOUR / metresPerSecond),
                position == null
                        ? null
                        : (int) Math.max(0, Duration.between(position.at(), now).toSeconds()),
                unit.agency().id() == incident.agency().id());
    }

    private static Reason reason(Unit unit, Position position, Instant now) {
        if (unit.taskId() != null) {
            return Reason.HAS_TASK;
        }
        if (!unit.state().free()) {
            return unit.state() == UnitState.OFF_DUTY ? Reason.OFF_DUTY : Reason.BUSY;
        }
        if (position == null) {
            return Reason.NO_FIX;
        }
        return position.at().isBefore(now.minus(STALE)) ? Reason.STALE_FIX : null;
    }
}
