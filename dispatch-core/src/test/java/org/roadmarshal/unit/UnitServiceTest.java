package org.roadmarshal.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.roadmarshal.testing.Refusals.assertRefused;

import io.vertx.core.Future;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roadmarshal.identity.Role;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.Named;
import org.roadmarshal.kernel.Page;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.task.LadderConfig;
import org.roadmarshal.testing.Desk;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.TestDatabase;

@ExtendWith(PostgisExtension.class)
final class UnitServiceTest {
    private static Desk desk;

    @BeforeAll
    static void open(TestDatabase database) {
        desk = new Desk(database, LadderConfig.DEFAULT);
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    void beginsOffDutyWithItsCrewAndVehicle() {
        long person = desk.person(Desk.WEST);
        Unit unit = create(
                "{\"callsign\":\"NEW-1\",\"kind\":\"vehicle\",\"agencyId\":2,\"vehicleId\":15,\"memberIds\":[%d],\"home\":{\"lon\":120.4,\"lat\":41.57}}"
                        .formatted(person));
        assertThat(unit.state()).isEqualTo(UnitState.OFF_DUTY);
        assertThat(unit.vehicle().name()).isEqualTo("辽N0001警");
        assertThat(unit.members()).extracting(Named::id).containsExactly(person);
        assertThat(unit.home()).isEqualTo(Desk.IN_THE_WEST);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"callsign\":\"BAD-1\",\"kind\":\"vehicle\",\"agencyId\":2} | VALIDATION | vehicleId",
                "{\"callsign\":\"BAD-1\",\"kind\":\"vehicle\",\"agencyId\":2,\"vehicleId\":17} | NOT_FOUND | vehicle 17",
                "{\"callsign\":\"BAD-1\",\"kind\":\"foot\",\"agencyId\":9} | NOT_FOUND | agency 9",
                "{\"callsign\":\"BAD-1\",\"kind\":\"foot\",\"agencyId\":2,\"memberIds\":[4711]} | NOT_FOUND | person 4711",
                "{\"callsign\":\"101-01\",\"kind\":\"foot\",\"agencyId\":2} | CONFLICT | 101-01",
                "{\"callsign\":\"BAD-1\",\"kind\":\"foot\",\"agencyId\":2,\"memberIds\":[11]} | CONFLICT | crews 101-01",
            })
    void refusesAUnitThatCannotBe(String body, ErrorCode code, String detail) {
        assertRefused(code, () -> create(body)).contains(detail);
    }

    @Test
    void aCrewIsReplacedAsAWhole() {
        long first = desk.person(Desk.WEST);
        long second = desk.person(Desk.WEST);
        Unit unit = desk.unit(Desk.WEST, "available");
        Unit one = change(desk.dispatcher, unit, "{\"memberIds\":[%d]}".formatted(first));
        Unit other = change(desk.dispatcher, one, "{\"memberIds\":[%d]}".formatted(second));
        assertThat(other.members()).extracting(Named::id).containsExactly(second);
        assertThat(other.version()).isEqualTo(unit.version() + 2);
        assertThat(other.stateSince()).isEqualTo(unit.stateSince());
    }

    @RepeatedTest(5)
    void nobodyCrewsTwoUnitsHoweverFastTwoAskForThem() {
        long person = desk.person(Desk.WEST);
        UnitChange change = new UnitChange(null, null, List.of(person));
        List<Future<Unit>> asked = Stream.of(desk.unit(Desk.WEST, "available"), desk.unit(Desk.WEST, "available"))
                .map(unit -> desk.journal.commit(
                        desk.org,
                        desk.dispatcher.actor(),
                        transaction ->
                                desk.units.change(transaction, desk.dispatcher, unit.id(), unit.version(), change)))
                .toList();
        Desk.await(Future.join(asked).otherwiseEmpty());
        assertThat(asked).filteredOn(Future::succeeded).hasSize(1);
        assertThat(asked).filteredOn(Future::failed).singleElement().satisfies(refused -> assertThat(refused.cause())
                .hasMessageContaining("already"));
    }

    @ParameterizedTest(name = "{0} sets {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "dispatcher | {\"state\":\"busy\"} | ",
                "crew | {\"state\":\"off_duty\"} | ",
                "crew | {\"memberIds\":[]} | FORBIDDEN",
                "crew | {\"state\":\"busy\",\"memberIds\":[]} | FORBIDDEN",
                "other crew | {\"state\":\"off_duty\"} | FORBIDDEN",
                "other squad | {\"state\":\"off_duty\"} | NOT_FOUND",
                "dispatcher | {\"state\":\"on_scene\"} | VALIDATION",
                "dispatcher | {\"state\":\"assigned\"} | VALIDATION"
            })
    void statesAreSetByHandByWhoMay(String who, String body, ErrorCode refusal) {
        Unit unit = desk.unit(Desk.WEST, "available");
        Principal principal =
                switch (who) {
                    case "dispatcher" -> desk.dispatcher;
                    case "crew" -> desk.crewOf(unit);
                    case "other crew" -> desk.crewOf(desk.unit(Desk.WEST, "available"));
                    default -> desk.principal(Role.SQUAD_LEADER, 31, null, Desk.EAST);
                };
        if (refusal == null) {
            Unit after = change(principal, unit, body);
            assertThat(body).contains(after.state().code());
            assertThat(after.stateSince()).isAfterOrEqualTo(unit.stateSince());
        } else {
            assertRefused(refusal, () -> change(principal, unit, body));
        }
    }

    @Test
    void onATaskTheStateIsNotSetByHand() {
        Unit unit = desk.unit(Desk.WEST, "available");
        desk.task(desk.incident(), unit);
        Unit now = desk.unit(unit.id());
        assertRefused(ErrorCode.CONFLICT, () -> change(desk.dispatcher, now, "{\"state\":\"available\"}"))
                .contains("task " + now.taskId());
    }

    @Test
    void aChangeBasedOnAnOldVersionIsRefused() {
        Unit seen = desk.unit(Desk.WEST, "available");
        change(desk.dispatcher, seen, "{\"state\":\"busy\"}");
        assertRefused(ErrorCode.STALE, () -> change(desk.dispatcher, seen, "{\"state\":\"off_duty\"}"));
    }

    @Test
    void pagesByCallsignWithinASubtree() {
        Unit west = desk.unit(Desk.WEST, "busy");
        Unit east = desk.unit(Desk.EAST, "busy");
        assertThat(callsigns(desk.dispatcher, new UnitFilter(Desk.BUREAU, UnitState.BUSY)))
                .contains(west.callsign(), east.callsign())
                .isSorted();
        assertThat(callsigns(desk.dispatcher, new UnitFilter(Desk.WEST, null)))
                .contains(west.callsign())
                .doesNotContain(east.callsign());
        assertThat(callsigns(desk.crewOf(east), new UnitFilter(Desk.WEST, null)))
                .isEmpty();
        Page<Unit> first = page(desk.dispatcher, new UnitFilter(null, null), new PageRequest(1, null));
        Page<Unit> second = page(desk.dispatcher, new UnitFilter(null, null), new PageRequest(1, first.next()));
        assertThat(second.items().get(0).callsign())
                .isGreaterThan(first.items().get(0).callsign());
    }

    private static List<String> callsigns(Principal principal, UnitFilter filter) {
        return page(principal, filter, new PageRequest(1000, null)).items().stream()
                .map(Unit::callsign)
                .toList();
    }

    private static Page<Unit> page(Principal principal, UnitFilter filter, PageRequest request) {
        return desk.read(handle -> desk.units.page(handle, principal, filter, request));
    }

    private static Unit create(String body) {
        return desk.as(
                desk.dispatcher,
                transaction -> desk.units.create(transaction, desk.dispatcher, Json.read(body, NewUnit.class)));
    }

    private static Unit change(Principal principal, Unit unit, String body) {
        return desk.as(
                principal,
                transaction -> desk.units.change(
                        transaction, principal, unit.id(), unit.version(), Json.read(body, UnitChange.class)));
    }
}
