package org.roadmarshal.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.roadmarshal.testing.Refusals.assertRefused;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roadmarshal.identity.Role;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Page;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.task.LadderConfig;
import org.roadmarshal.testing.Desk;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.TestDatabase;

@ExtendWith(PostgisExtension.class)
final class IncidentServiceTest {
    private static Desk desk;

    @BeforeAll
    static void open(TestDatabase database) {
        desk = new Desk(database, LadderConfig.DEFAULT);
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @ParameterizedTest(name = "at {0} {1}: agency {2}")
    @CsvSource({"120.4, 41.57, WEST", "120.5, 41.57, EAST", "120.7, 41.57, BUREAU"})
    void belongsToWhoseGroundItLiesOn(double lon, double lat, String agency) {
        Incident incident = create(report("overload", null, new Location(lon, lat)));
        assertThat(incident.agency().id())
                .isEqualTo(
                        switch (agency) {
                            case "WEST" -> Desk.WEST;
                            case "EAST" -> Desk.EAST;
                            default -> Desk.BUREAU;
                        });
        assertThat(incident.state()).isEqualTo(IncidentState.OPEN);
        assertThat(incident.source()).isEqualTo(IncidentSource.PHONE);
        assertThat(incident.version()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} with priority {1}: {2}")
    @CsvSource({"dangerous_goods, , 1", "public_complaint, , 4", "public_complaint, 2, 2"})
    void hasItsCategorysPriorityUnlessSomebodySaysOtherwise(String category, Integer said, int priority) {
        assertThat(create(report(category, said, Desk.IN_THE_WEST)).priority()).isEqualTo(priority);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "116.4, 39.9, more than 50 km outside",
        "0, 0, more than 50 km outside",
        "121.9, 41.57, more than 50 km outside"
    })
    void aPlaceFarOutsideOfTheCityIsASlip(double lon, double lat, String detail) {
        NewIncident report = report("overload", null, new Location(lon, lat));
        assertRefused(ErrorCode.VALIDATION, () -> create(report)).contains(detail, String.valueOf(lon));
    }

    @Test
    void exchangedCoordinatesAreNamedAsSuch() {
        assertRefused(ErrorCode.VALIDATION, () -> new Location(41.57, 120.4)).contains("swapped");
    }

    @Test
    void anUnknownCategoryIsRefused() {
        assertRefused(ErrorCode.VALIDATION, () -> create(report("flying_saucer", null, Desk.IN_THE_WEST)))
                .contains("flying_saucer");
    }

    @Test
    void changesStepByStepAndEveryStepIsAFact() throws InterruptedException {
        Incident first = create(report("overload", null, Desk.IN_THE_WEST));
        Incident moved =
                change(first, change("{\"priority\":1,\"location\":{\"lon\":120.5,\"lat\":41.57},\"note\":\"司机改口\"}"));
        assertThat(moved.priority()).isEqualTo(1);
        assertThat(moved.agency().id()).isEqualTo(Desk.EAST);
        assertThat(moved.summary()).isEqualTo(first.summary());
        Incident closed = change(moved, change("{\"state\":\"closed\",\"outcome\":\"已卸载\"}"));
        assertThat(closed.state()).isEqualTo(IncidentState.CLOSED);
        assertThat(closed.outcome()).isEqualTo("已卸载");
        assertThat(closed.closedAt()).isAfter(closed.createdAt());
        assertThat(closed.version()).isEqualTo(3);
        for (String kind : List.of("created", "changed", "noted", "closed")) {
            assertThat(desk.nextFact(fact -> fact.subject().equals("incident") && fact.subjectId() == first.id()))
                    .satisfies(fact -> {
                        assertThat(fact.kind()).isEqualTo("incident." + kind);
                        assertThat(Json.tree(fact.data())
                                        .get("incident")
                                        .get("id")
                                        .asLong())
                                .isEqualTo(first.id());
                        assertThat(Json.tree(fact.data()).path("note").asText())
                                .isEqualTo(kind.equals("noted") ? "司机改口" : "");
                    });
        }
    }

    @ParameterizedTest(name = "{0} after {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"state\":\"closed\"} | open | VALIDATION | outcome",
                "{\"state\":\"closed\",\"outcome\":\" \"} | open | VALIDATION | blank",
                "{\"outcome\":\"x\"} | open | VALIDATION | state",
                "{\"state\":\"open\"} | open | VALIDATION | not opened again",
                "{\"category\":\"nonsense\"} | open | VALIDATION | nonsense",
                "{\"location\":{\"lon\":2,\"lat\":48}} | open | VALIDATION | outside",
                "{\"note\":\"x\"} | closed | CONFLICT | closed",
                "{\"priority\":1} | cancelled | CONFLICT | cancelled"
            })
    void refusesWhatMakesNoSense(String body, String state, ErrorCode code, String detail) {
        Incident incident = create(report("overload", null, Desk.IN_THE_WEST));
        Incident now = state.equals("open")
                ? incident
                : change(incident, change("{\"state\":\"" + state + "\",\"outcome\":\"完\"}"));
        assertRefused(code, () -> change(now, change(body))).contains(detail);
        Incident after = desk.read(handle -> desk.incidents.get(handle, desk.dispatcher, now.id()));
        assertThat(after).isEqualTo(now);
    }

    @Test
    void staysOpenWhileAUnitIsAtWork() {
        Incident incident = create(report("overload", null, Desk.IN_THE_WEST));
        desk.task(incident, desk.unit(Desk.WEST, "available"));
        for (String end : List.of("closed", "cancelled")) {
            assertRefused(
                            ErrorCode.CONFLICT,
                            () -> change(incident, change("{\"state\":\"" + end + "\",\"outcome\":\"完\"}")))
                    .contains("1 open task");
        }
    }

    @Test
    void aChangeBasedOnAnOldVersionIsRefused() {
        Incident seen = create(report("overload", null, Desk.IN_THE_WEST));
        change(seen, change("{\"priority\":1}"));
        assertRefused(ErrorCode.STALE, () -> change(seen, change("{\"priority\":3}")))
                .contains("version 2, not 1");
    }

    @ParameterizedTest(name = "a {0} of agency {1} changes it: {2}")
    @CsvSource({"SQUAD_LEADER, 2, ", "SQUAD_LEADER, 3, NOT_FOUND", "OFFICER, 2, FORBIDDEN"})
    void onlyItsOwnPeopleChangeIt(Role role, long agency, ErrorCode refusal) {
        Incident incident = create(report("overload", null, Desk.IN_THE_WEST));
        Principal principal = desk.principal(role, 31, null, agency);
        IncidentChange change = change("{\"priority\":1}");
        if (refusal == null) {
            assertThat(change(principal, incident, change).priority()).isEqualTo(1);
        } else {
            assertRefused(refusal, () -> change(principal, incident, change));
        }
    }

    @Test
    void pagesNewestFirstWithoutGapOrRepeat() {
        List<Long> made = List.of(
                create(report("overload", 4, Desk.IN_THE_EAST)).id(),
                create(report("overload", 4, Desk.IN_THE_EAST)).id(),
                create(report("overload", 4, Desk.IN_THE_EAST)).id());
        Page<Incident> first = page(new IncidentFilter(IncidentState.OPEN, 4), new PageRequest(2, null));
        Page<Incident> second = page(new IncidentFilter(IncidentState.OPEN, 4), new PageRequest(1, first.next()));
        assertThat(first.items()).extracting(Incident::id).containsExactly(made.get(2), made.get(1));
        assertThat(second.items()).extracting(Incident::id).containsExactly(made.get(0));
        assertThat(page(new IncidentFilter(IncidentState.OPEN, 4), new PageRequest(1, first.next()))
                        .items())
                .allMatch(incident -> incident.priority() == 4);
    }

    private static Page<Incident> page(IncidentFilter filter, PageRequest request) {
        return desk.read(handle -> desk.incidents.page(handle, desk.dispatcher, filter, request));
    }

    private static NewIncident report(String category, Integer priority, Location location) {
        return new NewIncident(category, priority, "货车超限", null, null, null, null, null, null, location);
    }

    private static IncidentChange change(String json) {
        return Json.read(json, IncidentChange.class);
    }

    private static Incident create(NewIncident report) {
        return desk.as(desk.dispatcher, transaction -> desk.incidents.create(transaction, desk.dispatcher, report));
    }

    private static Incident change(Incident incident, IncidentChange change) {
        return change(desk.dispatcher, incident, change);
    }

    private static Incident change(Principal principal, Incident incident, IncidentChange change) {
        return desk.as(
                principal,
                transaction ->
                        desk.incidents.change(transaction, principal, incident.id(), incident.version(), change));
    }
}
