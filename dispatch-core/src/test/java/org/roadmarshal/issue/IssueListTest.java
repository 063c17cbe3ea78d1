package org.roadmarshal.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.roadmarshal.gis.geo.Viewport;
import org.roadmarshal.identity.Role;
import org.roadmarshal.kernel.Actor;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Page;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.testing.PostgisExtension;

/** Imports, lists, totals and corrections over some issues that were recorded elsewhere. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IssueListTest {
    private static final Instant LONG_AGO = Instant.parse("2026-04-01T02:00:00Z");

    private IssueTown town;
    private Principal leader;

    @BeforeAll
    void build(DataSource source) {
        town = new IssueTown(source);
        leader = town.principal(Role.LEADER);
        List<ImportedIssue> campaign = List.of(
                imported("1", "heap", IssueState.CLOSED, 41.57, heaped("489", "6732", "6000.5")),
                imported("2", "heap", IssueState.IN_PROGRESS, 41.2, heaped("2", "10", null)),
                imported("3", "heap", IssueState.REJECTED, 41.2, heaped("2", "10", null)),
                imported("4", "garbage", IssueState.DISPATCHED, 41.57, List.of(Quantity.found(QuantityUnit.T, 125.7))),
                imported("5", "ditch", IssueState.REGISTERED, 41.57, List.of(Quantity.found(QuantityUnit.KM, 195.2))));
        assertThat(take(campaign)).isEqualTo(5);
        assertThat(take(campaign)).as("imported again").isZero();
    }

    @AfterAll
    void leave() {
        town.close();
    }

    @Test
    void theLedgerAddsUpWhatIsNotRejected() {
        List<IssueFigure> figures = town.read(handle -> town.issues.summary(handle, leader));
        assertThat(figures).hasSize(9).startsWith(empty("illegal_structure"), empty("non_highway_sign"));
        assertThat(figures)
                .contains(
                        new IssueFigure(
                                "heap",
                                2,
                                1,
                                1,
                                List.of(
                                        line(QuantityUnit.COUNT, "491", "489"),
                                        line(QuantityUnit.M2, "6742", "6000.5"))),
                        new IssueFigure("garbage", 1, 1, 1, List.of(line(QuantityUnit.T, "125.7", null))),
                        new IssueFigure("ditch", 1, 1, 0, List.of(line(QuantityUnit.KM, "195.2", null))));
        Principal south = town.principal(Role.OFFICER, IssueTown.SOUTH);
        List<IssueFigure> theirs = town.read(handle -> town.issues.summary(handle, south));
        assertThat(theirs).contains(empty("garbage")).anySatisfy(figure -> assertThat(figure.issues())
                .isOne());
    }

    static Stream<Arguments> filters() {
        return Stream.of(
                arguments("all", new IssueFilter(null, null, null, null, null), "5 4 3 2 1"),
                arguments("closed", new IssueFilter(IssueState.CLOSED, null, null, null, null), "1"),
                arguments("open", new IssueFilter(null, true, null, null, null), "5 4 2"),
                arguments("ended", new IssueFilter(null, false, null, null, null), "3 1"),
                arguments("open heaps", new IssueFilter(null, true, "heap", null, null), "2"),
                arguments("the south's", new IssueFilter(null, null, null, IssueTown.SOUTH, null), "3 2"),
                arguments("the bureau's", new IssueFilter(null, null, null, IssueTown.BUREAU, null), "5 4 3 2 1"),
                arguments("in a box", new IssueFilter(null, null, null, null, new Viewport(120, 41, 121, 41.5)), "3 2"),
                arguments("nowhere", new IssueFilter(null, null, null, 9_999L, null), ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void filters(String what, IssueFilter filter, String numbers) {
        assertThat(numbers(list(leader, filter, new PageRequest(100, null)).items()))
                .isEqualTo(numbers);
    }

    @Test
    void pagesFollowEachOther() {
        IssueFilter all = new IssueFilter(null, null, null, null, null);
        List<Issue> seen = new ArrayList<>();
        String after = null;
        do {
            Page<Issue> page = list(leader, all, new PageRequest(2, after));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
            seen.addAll(page.items());
            after = page.next();
        } while (after != null);
        assertThat(numbers(seen)).isEqualTo("5 4 3 2 1");
        assertThat(list(town.stranger(), all, new PageRequest(100, null)).items())
                .isEmpty();
    }

    @Test
    void anImportNamesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> take(List.of(imported("9", "moon", IssueState.FILED, 41.5, List.of()))))
                .isInstanceOf(DispatchException.class)
                .hasMessageContaining("Issue campaign-9: there is no category moon");
    }

    private int take(List<ImportedIssue> campaign) {
        return town.commit(IssueTown.ORG, Actor.SYSTEM, transaction -> town.issues.importAll(transaction, campaign));
    }

    private Page<Issue> list(Principal principal, IssueFilter filter, PageRequest page) {
        return town.read(handle -> town.issues.list(handle, principal, filter, page));
    }

    private static String numbers(List<Issue> issues) {
        return String.join(
                " ",
                issues.stream()
                        .map(issue -> issue.sourceNumber().replace("campaign-", ""))
                        .toList());
    }

    private static ImportedIssue imported(
            String number, String category, IssueState state, double lat, List<Quantity> quantities) {
        return new ImportedIssue(
                "campaign-" + number,
                category,
                state,
                new Location(120.45, lat),
                "G101",
                null,
                null,
                quantities,
                LONG_AGO.plus(Duration.ofDays(Long.parseLong(number))),
                null,
                null,
                "town");
    }

    private static List<Quantity> heaped(String count, String area, String removed) {
        return List.of(
                line(QuantityUnit.COUNT, count, removed == null ? null : count), line(QuantityUnit.M2, area, removed));
    }

    private static Quantity line(QuantityUnit unit, String found, String removed) {
        return new Quantity(unit, new BigDecimal(found), removed == null ? null : new BigDecimal(removed), null);
    }

    private static IssueFigure empty(String category) {
        return new IssueFigure(category, 0, 0, 0, List.of());
    }
}
