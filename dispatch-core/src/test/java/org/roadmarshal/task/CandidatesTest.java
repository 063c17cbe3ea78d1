package org.roadmarshal.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roadmarshal.incident.Incident;
import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Named;
import org.roadmarshal.position.LivePositions;
import org.roadmarshal.position.Motion;
import org.roadmarshal.position.Mover;
import org.roadmarshal.position.Position;
import org.roadmarshal.testing.Desk;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.unit.Unit;
import org.roadmarshal.unit.UnitKind;
import org.roadmarshal.unit.UnitState;

@ExtendWith(PostgisExtension.class)
final class CandidatesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");

    private static Desk desk;
    private static Incident incident;

    @BeforeAll
    static void open(TestDatabase database) {
        desk = new Desk(database, LadderConfig.DEFAULT);
        incident = desk.incident();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @ParameterizedTest(name = "{0}, task {1}, fix {2} s old: {3}")
    @CsvSource({
        "available, , 10, ",
        "returning, , 299, ",
        "off_duty, , 10, off_duty",
        "busy, , 10, busy",
        "assigned, 7, 10, has_task",
        "on_scene, 7, , has_task",
        "available, , , no_fix",
        "available, , 301, stale_fix"
    })
    void saysWhyAUnitIsLeftOut(String state, Long task, Integer fixAge, String reason) {
        Candidate candidate = Candidates.candidate(
                unit(UnitKind.VEHICLE, Coded.of(UnitState.class, state), task),
                incident,
                fixAge == null ? null : position(1, Desk.IN_THE_EAST, NOW.minusSeconds(fixAge)),
                NOW);
        assertThat(candidate.reason() == null ? null : candidate.reason().code())
                .isEqualTo(reason);
        assertThat(candidate.suitable()).isEqualTo(reason == null);
        assertThat(candidate.fixAgeSeconds()).isEqualTo(fixAge);
        assertThat(candidate.etaSeconds() == null).isEqualTo(fixAge == null);
    }

    @ParameterizedTest(name = "{0}: {1} s")
    @CsvSource({"VEHICLE, 934", "FOOT, 8402"})
    void estimatesByStraightLineDetourAndSpeed(UnitKind kind, int seconds) {
        Candidate candidate = Candidates.candidate(
                unit(kind, UnitState.AVAILABLE, null), incident, position(1, Desk.IN_THE_EAST, NOW), NOW);
        // A tenth of a degree of longitude at 41.57 N.
        assertThat(candidate.distanceM()).isCloseTo(8330, within(50));
        assertThat(candidate.etaSeconds()).isCloseTo(seconds, within(60));
    }

    @Test
    void theNearestThatCanGoComesFirst() {
        Unit far = desk.unit(Desk.EAST, "available");
        Unit near = desk.unit(Desk.WEST, "available");
        Unit nearest = desk.unit(Desk.WEST, "busy");
        Unit lost = desk.unit(Desk.WEST, "available");
        Map<Long, Position> positions = new HashMap<>();
        Instant now = Instant.now();
        positions.put(far.id(), position(far.id(), Desk.IN_THE_EAST, now));
        positions.put(near.id(), position(near.id(), new Location(120.41, 41.57), now));
        positions.put(nearest.id(), position(nearest.id(), Desk.IN_THE_WEST, now));
        Candidates candidates = new Candidates(desk.incidents, desk.units, new Fixed(positions));
        List<Candidate> listed = desk.read(handle -> candidates.list(handle, desk.dispatcher, incident.id()));
        assertThat(listed).extracting(Candidate::unitId).startsWith(near.id(), far.id(), nearest.id());
        assertThat(listed)
                .filteredOn(candidate -> candidate.unitId() == lost.id())
                .singleElement()
                .satisfies(candidate -> assertThat(candidate.reason()).isEqualTo(Candidate.Reason.NO_FIX));
        assertThat(listed.get(0).ownArea()).isTrue();
        assertThat(listed.get(1).ownArea()).isFalse();
    }

    private static Unit unit(UnitKind kind, UnitState state, Long task) {
        return new Unit(1, "T-1", kind, new Named(Desk.WEST, "西大队"), null, state, NOW, List.of(), null, task, 1);
    }

    private static Position position(long unit, Location location, Instant at) {
        return new Position(
                desk.org, Mover.unit(unit), 1, at, location.lon(), location.lat(), null, null, Motion.STOPPED, at, 0);
    }

    /** Units that stand still. */
    private record Fixed(Map<Long, Position> byUnit) implements LivePositions {
        @Override
        public Optional<Position> find(int org, Mover mover) {
            return Optional.ofNullable(byUnit.get(mover.id()));
        }

        @Override
        public Collection<Position> all(int org) {
            return byUnit.values();
        }

        @Override
        public Collection<Position> changed(int org, long after, long upTo) {
            return byUnit.values();
        }

        @Override
        public long count(int org) {
            return 0;
        }
    }
}
