package org.roadmarshal.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roadmarshal.identity.Role;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.testing.PostgisExtension;

/** What may be the same thing, and what came back: each case at a place of its own, far from the others. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IssueTwinsTest {
    private static final Instant FOUND =
            Instant.now().minus(Duration.ofDays(30)).truncatedTo(ChronoUnit.SECONDS);
    private static final double LAT = 41.6;
    /** Metres of a degree of longitude there, on the ellipsoid. */
    private static final double DEGREE = 83_370;

    private final TwinService twins = new TwinService();
    private final AtomicInteger places = new AtomicInteger();
    private IssueTown town;
    private Principal dispatcher;

    @BeforeAll
    void build(DataSource source) {
        town = new IssueTown(source);
        dispatcher = town.principal(Role.DISPATCHER);
    }

    @AfterAll
    void leave() {
        town.close();
    }

    /** Heaps are one within 40 m and 30 days; stalls within 60 m and 14 days. */
    @ParameterizedTest(name = "{0} and {1}, {2} m and {3} days apart, {4}: {5}")
    @CsvSource({
        "heap,    heap,     39,   0, filed,      true",
        "heap,    heap,     41,   0, filed,      false",
        "heap,    heap,      5,  30, filed,      true",
        "heap,    heap,      5,  31, filed,      false",
        "heap,    heap,      5, -30, filed,      true",
        "heap,    heap,      5, -31, filed,      false",
        "stall,   stall,    59,  14, dispatched, true",
        "stall,   stall,    61,  14, dispatched, false",
        "stall,   stall,     5,  15, dispatched, false",
        "heap,    garbage,  10,   1, filed,      true",
        "garbage, heap,     10,   1, filed,      true",
        "heap,    stall,    10,   1, filed,      false",
        "heap,    heap,      5,   1, rejected,   false",
        "heap,    heap,      5,   1, merged,     false",
        "heap,    heap,      5,  -3, closed,     false",
        "heap,    heap,      5,   3, closed,     true"
    })
    void oneThing(String category, String other, double metres, int days, String state, boolean twin) {
        double lon = lon();
        long known = insert(other, point(lon + metres / DEGREE), FOUND.plus(Duration.ofDays(days)), state);
        long issue = insert(category, point(lon), FOUND, "registered");
        List<IssueTwin> found = kin(issue).twins();
        assertThat(found.stream().map(each -> each.issue().id())).isEqualTo(twin ? List.of(known) : List.of());
        if (twin) {
            assertThat(found.get(0).metres()).isCloseTo(metres, Offset.offset(0.5));
            assertThat(found.get(0).days()).isEqualTo(Math.abs(days));
        }
    }

    @Test
    void linesAndFieldsAreAsNearAsTheirNearestPoints() {
        double lon = lon();
        long ditch = insert("ditch", line(lon, lon + 0.01), FOUND, "filed");
        long on = insert("ditch", line(lon + 0.005, lon + 0.02), FOUND, "filed");
        long beside = insert("ditch", point(lon + 0.01 + 49 / DEGREE), FOUND, "filed");
        insert("ditch", point(lon - 51 / DEGREE), FOUND, "filed");
        long field = insert(
                "ditch",
                "POLYGON((%1$s 41.6001,%2$s 41.6001,%2$s 41.601,%1$s 41.6001))".formatted(lon + 0.002, lon + 0.003),
                FOUND,
                "filed");
        assertThat(kin(ditch).twins().stream().map(twin -> twin.issue().id())).containsExactly(on, field, beside);
        assertThat(kin(ditch).twins().get(0).metres()).isZero();
    }

    @Test
    void whatWasMergedIsShownWithItsParent() {
        double lon = lon();
        long parent = insert("heap", point(lon), FOUND, "filed");
        long child = insert("heap", point(lon), FOUND, "filed");
        long grandchild = insert("heap", point(lon), FOUND, "filed");
        assertThat(kin(parent).twins()).hasSize(2);
        merge(grandchild, child);
        assertThat(kin(parent).twins()).extracting(twin -> twin.issue().id()).containsExactly(child);
        assertThat(kin(child).merged()).extracting(Issue::id).containsExactly(grandchild);
    }

    @Test
    void nobodySeesMoreThanElsewhere() {
        double lon = lon();
        long issue = insert("heap", point(lon), FOUND, "filed");
        insert("heap", point(lon), FOUND, "filed");
        Principal south = town.principal(Role.OFFICER, IssueTown.SOUTH);
        assertThatThrownBy(() -> town.read(handle -> twins.kin(handle, south, issue)))
                .isInstanceOf(DispatchException.class)
                .hasMessageContaining("no issue");
        assertThat(known(south, "heap", lon, FOUND).twins()).isEmpty();
        assertThat(known(town.stranger(), "heap", lon, FOUND).twins()).isEmpty();
        assertThat(known(dispatcher, "heap", lon, FOUND).twins()).hasSize(2);
    }

    /** Heaps come back within 50 m and 180 days of the closing. */
    @ParameterizedTest(name = "{0} where a {1} {2} m away was {3} {4} days before: {5}")
    @CsvSource({
        "heap, heap,    49, closed,   1,   true",
        "heap, heap,    51, closed,   1,   false",
        "heap, heap,     5, closed,   179, true",
        "heap, heap,     5, closed,   181, false",
        "heap, heap,     5, closed,   -1,  false",
        "heap, heap,     5, filed,    1,   false",
        "heap, heap,     5, rejected, 1,   false",
        "heap, garbage,  5, closed,   1,   false"
    })
    void whatCameBack(String category, String former, double metres, String state, int days, boolean relapse) {
        double lon = lon();
        Instant now = Instant.now();
        long old = insert(former, point(lon + metres / DEGREE), now.minus(Duration.ofDays(300)), state);
        if (state.equals("closed")) {
            town.read(handle -> handle.execute(
                    "update issue set closed_at = ? where id = ?", now.minus(Duration.ofDays(days)), old));
        }
        assertThat(known(dispatcher, category, lon).relapseOf() != null).isEqualTo(relapse);
        Issue issue = town.register(dispatcher, report(category, lon));
        assertThat(kin(issue.id()).chain())
                .extracting(IssueCase::id)
                .isEqualTo(relapse ? List.of(old, issue.id()) : List.of());
        assertThat(town.kinds("issue", issue.id()).contains("issue.relapsed")).isEqualTo(relapse);
        assertThat(town.kinds("issue", old).contains("issue.came_back")).isEqualTo(relapse);
    }

    @Test
    void theNewestOfTheClosedIsTheOneThatCameBack() {
        double lon = lon();
        long first = insert("heap", point(lon), FOUND, "closed");
        long second = insert("heap", point(lon), FOUND.plusSeconds(60), "closed");
        town.read(handle -> handle.execute("update issue set relapse_of = ? where id = ?", first, second));
        Issue third = town.register(dispatcher, report("heap", lon));
        assertThat(kin(first).chain()).extracting(IssueCase::id).containsExactly(first, second, third.id());
        assertThat(kin(third.id()).chain()).isEqualTo(kin(first).chain());
    }

    @Test
    void everyCategoryHasItsNearness() {
        List<Nearness> all = town.read(handle -> twins.nearness(handle, IssueTown.ORG));
        assertThat(all).hasSize(9).contains(new Nearness("heap", 40, 30, 50, 180, List.of("garbage"), 1));
        assertThatThrownBy(() -> known(dispatcher, "moon", 120)).hasMessageContaining("no category moon");
    }

    private double lon() {
        return 119.2 + 0.05 * places.incrementAndGet();
    }

    private IssueKin kin(long issue) {
        return town.read(handle -> twins.kin(handle, dispatcher, issue));
    }

    private KnownIssues known(Principal principal, String category, double lon) {
        return known(principal, category, lon, Instant.now());
    }

    private KnownIssues known(Principal principal, String category, double lon, Instant foundAt) {
        return town.read(handle -> twins.known(handle, principal, category, new Location(lon, LAT), foundAt));
    }

    private static NewIssue report(String category, double lon) {
        return new NewIssue(
                category,
                Json.tree("{\"type\": \"Point\", \"coordinates\": [%s, %s]}".formatted(lon, LAT)),
                IssueSource.DEPARTMENT,
                null,
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

    private static String point(double lon) {
        return "POINT(%s %s)".formatted(lon, LAT);
    }

    private static String line(double from, double to) {
        return "LINESTRING(%s %s,%s %s)".formatted(from, LAT, to, LAT);
    }

    /** What is closed was closed an hour after it was found. */
    private long insert(String category, String place, Instant found, String state) {
        long id = town.read(handle -> handle.createQuery("""
                        insert into issue (org, category, source, agency_id, geom, found_at, state, closed_at)
                        values (1, :category, 'department', 2, st_geomfromtext(:place, 4326), :found, 'filed', :closed) returning id""")
                .bind("category", category)
                .bind("place", place)
                .bind("found", found)
                .bind("closed", state.equals("closed") ? found.plusSeconds(3_600) : null)
                .mapTo(Long.class)
                .one());
        if (state.equals("merged")) {
            merge(id, insert("ditch", "POINT(119.1 42.1)", found, "filed"));
        } else {
            town.read(handle -> handle.execute("update issue set state = ? where id = ?", state, id));
        }
        return id;
    }

    private void merge(long child, long parent) {
        town.read(handle ->
                handle.execute("update issue set state = 'merged', parent_id = ? where id = ?", parent, child));
    }
}
