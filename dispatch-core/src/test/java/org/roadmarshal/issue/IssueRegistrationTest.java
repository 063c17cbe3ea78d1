package org.roadmarshal.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.roadmarshal.issue.IssueTown.FOUND;
import static org.roadmarshal.issue.IssueTown.point;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.roadmarshal.identity.Role;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.testing.PostgisExtension;

/** What is registered, whose it is, and what is refused. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IssueRegistrationTest {
    private IssueTown town;
    private Principal officer;

    @BeforeAll
    void build(DataSource source) {
        town = new IssueTown(source);
        officer = town.principal(Role.OFFICER, IssueTown.NORTH);
    }

    @AfterAll
    void leave() {
        town.close();
    }

    static NewIssue heap(List<Long> photos) {
        return new NewIssue(
                "heap",
                point(120.45, 41.57),
                IssueSource.PATROL,
                null,
                "砂石",
                "G101",
                "K480+200",
                RoadSide.RIGHT,
                null,
                IssueTown.TOWNSHIP,
                FOUND,
                List.of(Quantity.found(QuantityUnit.COUNT, 1), Quantity.found(QuantityUnit.M2, 12.5)),
                photos);
    }

    private static NewIssue at(JsonNode geometry) {
        return new NewIssue(
                "stall", geometry, IssueSource.DEPARTMENT, null, null, null, null, null, null, null, null, null, null);
    }

    @ParameterizedTest(name = "{0}, {1} is of agency {2}")
    @CsvSource({"120.45, 41.57, 2", "120.45, 41.2, 3", "118.7, 40.2, 1"})
    void itIsOfTheSquadInWhoseAreaItLies(double lon, double lat, long agency) {
        assertThat(town.register(officer, at(point(lon, lat))).agency().id()).isEqualTo(agency);
    }

    @Test
    void theFinderSeesItWhereverItLies() {
        Issue issue = town.register(officer, at(point(120.45, 41.2)));
        assertThat(town.find(officer, issue.id())).contains(issue);
    }

    static Stream<Arguments> places() {
        String many = IntStream.range(0, 2_001)
                .mapToObj(i -> "[120.%04d, 41.5]".formatted(i))
                .collect(Collectors.joining(","));
        return Stream.of(
                arguments("a line", shape("LineString", "[[120.1, 41.6], [120.2, 41.7]]"), null),
                arguments("a field", shape("Polygon", "[[[120.1,41.6],[120.2,41.6],[120.2,41.7],[120.1,41.6]]]"), null),
                arguments("40 km beyond the border", point(118.4, 41.5), null),
                arguments("longitude and latitude exchanged", point(41.57, 120.45), "exchanged"),
                arguments("both numbers possible, but exchanged", shape("Point", "[41.5, 80.0]"), "outside"),
                arguments("Beijing", point(116.4, 39.9), "outside"),
                arguments("not on earth", point(420.45, 41.57), "outside"),
                arguments("one number", shape("Point", "[120.45]"), "longitude, latitude"),
                arguments("text", shape("Point", "[\"120\", \"41\"]"), "expected an array"),
                arguments("a line of one", shape("LineString", "[[120.1, 41.6]]"), "two positions"),
                arguments("a line that goes nowhere", shape("LineString", "[[120.1,41.6],[120.1,41.6]]"), "Too few"),
                arguments(
                        "an open ring",
                        shape("Polygon", "[[[120.1,41.6],[120.2,41.6],[120.2,41.7],[120.1,41.7]]]"),
                        "not closed"),
                arguments(
                        "a bow tie",
                        shape("Polygon", "[[[120.1,41.6],[120.2,41.7],[120.2,41.6],[120.1,41.7],[120.1,41.6]]]"),
                        "Self-intersection"),
                arguments("many points", shape("MultiPoint", "[[120.1, 41.6]]"), "Point, LineString or Polygon"),
                arguments("too many vertices", shape("LineString", "[" + many + "]"), "more than 2000"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void places(String what, JsonNode geometry, String refusal) {
        if (refusal == null) {
            assertThat(town.register(officer, at(geometry)).geometry()).isEqualTo(geometry);
        } else {
            assertThatThrownBy(() -> town.register(officer, at(geometry)))
                    .isInstanceOfSatisfying(
                            DispatchException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.VALIDATION))
                    .hasMessageContaining(refusal);
        }
    }

    @Test
    void aPatrolShowsWhatItFound() {
        assertRefused(officer, heap(List.of()), ErrorCode.VALIDATION, "photo");
        assertRefused(officer, heap(List.of(999_999L)), ErrorCode.VALIDATION, "no evidence 999999");
        long others = town.photo(town.principal(Role.OFFICER, IssueTown.SOUTH), FOUND);
        assertRefused(officer, heap(List.of(others)), ErrorCode.VALIDATION, "no evidence");
        Issue issue = town.register(officer, heap(List.of(town.photo(officer, FOUND))));
        assertThat(issue.photos()).extracting(IssuePhoto::role).containsExactly(PhotoRole.BEFORE);
        assertThat(issue.township().id()).isEqualTo(IssueTown.TOWNSHIP);
    }

    @Test
    void aHotlinesNumberIsTakenOnce() {
        assertRefused(officer, hotline(null), ErrorCode.VALIDATION, "number");
        Issue issue = town.register(officer, hotline("12328-1"));
        assertRefused(officer, hotline("12328-1"), ErrorCode.CONFLICT, "issue " + issue.id());
    }

    @Test
    void whoMayNotReportDoesNot() {
        assertRefused(town.principal(Role.LEADER), hotline("12328-2"), ErrorCode.FORBIDDEN, "issue.report");
    }

    @ParameterizedTest(name = "{0} in {1}, {2}")
    @CsvSource({
        "stall, m2,    2020-01-01T00:00:00Z, measured in count",
        "stall, count, 2999-01-01T00:00:00Z, future",
        "moon,  count, 2020-01-01T00:00:00Z, no category moon"
    })
    void whatDoesNotFit(String category, String unit, Instant foundAt, String refusal) {
        QuantityUnit measured = QuantityUnit.valueOf(unit.toUpperCase(java.util.Locale.ROOT));
        NewIssue issue = new NewIssue(
                category,
                point(120.45, 41.57),
                IssueSource.PUBLIC,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                foundAt,
                List.of(Quantity.found(measured, 1)),
                null);
        assertRefused(officer, issue, ErrorCode.VALIDATION, refusal);
    }

    private static NewIssue hotline(String number) {
        return new NewIssue(
                "garbage",
                point(120.45, 41.57),
                IssueSource.HOTLINE,
                number,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static JsonNode shape(String type, String coordinates) {
        return Json.tree("{\"type\":\"%s\",\"coordinates\":%s}".formatted(type, coordinates));
    }

    private void assertRefused(Principal principal, NewIssue issue, ErrorCode code, String message) {
        assertThatThrownBy(() -> town.register(principal, issue))
                .isInstanceOfSatisfying(
                        DispatchException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(message);
    }
}
