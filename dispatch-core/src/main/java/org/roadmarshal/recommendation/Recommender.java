package org.roadmarshal.recommendation;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.gis.road.Route;
import org.roadmarshal.incident.Incident;
import org.roadmarshal.incident.IncidentService;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.position.LivePositions;
import org.roadmarshal.position.Mover;
import org.roadmarshal.position.Position;
import org.roadmarshal.recommendation.Candidate.Reason;
import org.roadmarshal.recommendation.internal.JdbcUnitFacts;
import org.roadmarshal.road.RoadNetworks;
import org.roadmarshal.unit.Unit;
import org.roadmarshal.unit.UnitService;
import org.roadmarshal.unit.UnitState;

/** Whom to send: every unit that the dispatcher may send, the best first, each with its reason. Safe for any thread; blocks. */
public final class Recommender {
    /** An older fix says nothing about where the unit is. */
    private static final Duration STALE = Duration.ofMinutes(5);

    private static final Comparator<Candidate> BEST_FIRST = Comparator.comparing(Candidate::suitable)
            .reversed()
            .thenComparing(Candidate::costSeconds, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Candidate::callsign);

    private final IncidentService incidents;
    private final UnitService units;
    private final LivePositions positions;
    private final RoadNetworks roads;

    public Recommender(IncidentService incidents, UnitService units, LivePositions positions, RoadNetworks roads) {
        this.incidents = incidents;
        this.units = units;
        this.positions = positions;
        this.roads = roads;
    }

    /** The part that asks the database. */
    Question ask(Handle handle, Principal principal, long incidentId) {
        Incident incident = incidents.get(handle, principal, incidentId);
        return ask(handle, principal.org(), incident, principal.agencies(Permission.TASK_DISPATCH));
    }

    private Question ask(Handle handle, int org, Incident incident, Collection<Long> agencies) {
        return new Question(
                org,
                incident,
                JdbcUnitFacts.needs(handle, org, incident.category()),
                units.ofAgencies(handle, org, agencies),
                JdbcUnitFacts.of(handle, org, agencies),
                Instant.now());
    }

    /** Those who could go at once, the best first. */
    public List<Long> suitable(Handle handle, int org, Incident incident, Set<Long> agencies) {
        return rank(ask(handle, org, incident, agencies)).items().stream()
                .filter(Candidate::suitable)
                .map(Candidate::unitId)
                .toList();
    }

    /** The part that takes a processor. */
    Ranked rank(Question question) {
        Map<Long, Position> now = positions(question.org(), question.units());
        var driving = roads.driving(question.org());
        TravelTimes travels = new TravelTimes(driving, question.incident().location(), question.units(), now);
        List<Candidate> items = question.units().stream()
                .map(unit -> candidate(question, unit, now.get(unit.id()), travels))
                .sorted(BEST_FIRST)
                .toList();
        Ranked.Note note = driving.isEmpty() ? Ranked.Note.NO_ROADS : Ranked.Note.INCIDENT_OFF_ROAD;
        return new Ranked(
                items,
                travels.byRoad() ? Basis.ROAD : Basis.STRAIGHT,
                travels.byRoad() ? null : note,
                driving.map(found -> found.closures().size()).orElse(0));
    }

    /** @throws DispatchException NOT_FOUND where the unit is not theirs to send, CONFLICT where there is no way by road */
    Route route(Question question, long unitId) {
        Unit unit = question.units().stream()
                .filter(each -> each.id() == unitId)
                .findFirst()
                .orElseThrow(() -> DispatchException.notFound("unit", unitId));
        List<Unit> alone = List.of(unit);
        return new TravelTimes(
                        roads.driving(question.org()),
                        question.incident().location(),
                        alone,
                        positions(question.org(), alone))
                .route(unitId)
                .orElseThrow(() -> DispatchException.conflict(unit.callsign() + " has no way there by road"));
    }

    private Map<Long, Position> positions(int org, List<Unit> units) {
        Map<Long, Position> found = new HashMap<>();
        for (Unit unit : units) {
            positions.find(org, Mover.unit(unit.id())).ifPresent(position -> found.put(unit.id(), position));
        }
        return found;
    }

    private static Candidate candidate(Question question, Unit unit, Position position, TravelTimes travels) {
        UnitFacts facts = question.factsOf(unit);
        List<String> missing = question.needs().stream()
                .filter(need -> !facts.has().contains(need))
                .sorted()
                .toList();
        Optional<TravelTimes.Travel> travel = Optional.ofNullable(position).map(there -> travels.of(unit, there));
        Integer age = position == null
                ? null
                : (int) Math.max(
                        0, Duration.between(position.at(), question.now()).toSeconds());
        Integer eta = travel.map(TravelTimes.Travel::seconds)
                .filter(Double::isFinite)
                .map(seconds -> (int) Math.round(seconds))
                .orElse(null);
        Reason reason = reason(unit, missing, age, eta);
        boolean ownArea = unit.agency().id() == question.incident().agency().id();
        return new Candidate(
                unit.id(),
                unit.callsign(),
                unit.agency(),
                unit.state(),
                reason == null,
                reason,
                missing.isEmpty() ? null : missing,
                position == null ? null : (int) Math.round(travels.straight(position)),
                travel.map(TravelTimes.Travel::roadM).orElse(null),
                eta,
                eta == null ? null : travel.get().basis(),
                age,
                ownArea,
                facts.tasksToday(),
                facts.dutySince() == null ? null : (int) question.onDuty(unit).toMinutes(),
                eta == null ? null : Cost.seconds(eta, ownArea, facts.tasksToday(), question.onDuty(unit), age));
    }

    private static Reason reason(Unit unit, List<String> missing, Integer age, Integer eta) {
        if (unit.taskId() != null) {
            return Reason.HAS_TASK;
        }
        if (!unit.state().free()) {
            return unit.state() == UnitState.OFF_DUTY ? Reason.OFF_DUTY : Reason.BUSY;
        }
        if (!missing.isEmpty()) {
            return Reason.NOT_QUALIFIED;
        }
        if (age == null) {
            return Reason.NO_FIX;
        }
        if (age > STALE.toSeconds()) {
            return Reason.STALE_FIX;
        }
        return eta == null ? Reason.NO_WAY : null;
    }
}
