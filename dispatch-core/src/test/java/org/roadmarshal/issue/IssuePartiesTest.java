package org.roadmarshal.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.roadmarshal.issue.IssueTown.FOUND;
import static org.roadmarshal.issue.Steps.step;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.roadmarshal.identity.Role;
import org.roadmarshal.issue.IssueCategory.LeadKind;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Named;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.testing.PostgisExtension;

/** Several units on one issue; merging; what is asked for and decided; what bars a step. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IssuePartiesTest {
    private IssueTown town;
    private Principal dispatcher;
    private Principal officer;
    private Principal township;
    private Principal department;
    private Principal verifier;
    private Principal leader;

    @BeforeAll
    void build(DataSource source) {
        town = new IssueTown(source);
        dispatcher = town.principal(Role.DISPATCHER);
        officer = town.principal(Role.OFFICER, IssueTown.NORTH);
        township = town.principal(Role.OFFICER, IssueTown.TOWNSHIP);
        department = town.principal(Role.SQUAD_LEADER, IssueTown.DEPARTMENT);
        verifier = town.principal(Role.VERIFIER);
        leader = town.principal(Role.LEADER);
    }

    @BeforeEach
    void nothingBars() {
        town.bars.clear();
    }

    @AfterAll
    void leave() {
        town.close();
    }

    @Test
    void coUnitsSignOrAreExcusedBeforeItIsReportedDone() {
        long id = inProgress(IssueTown.TOWNSHIP, IssueTown.DEPARTMENT);
        assertThat(town.find(township, id)).as("who takes part sees it").isPresent();
        assertRefused(() -> town.move(officer, id, done()), ErrorCode.CONFLICT, "城管局");
        assertRefused(() -> town.move(officer, id, step("{'action': 'countersign'}")), ErrorCode.FORBIDDEN, "yours");
        town.move(township, id, step("{'action': 'countersign'}"));
        assertRefused(() -> town.move(township, id, step("{'action': 'countersign'}")), ErrorCode.CONFLICT, "already");
        Issue refused = town.move(department, id, step("{'action': 'refuse', 'reason': '不在职责范围'}"));
        assertThat(refused.parties())
                .extracting(party -> party.agency().id(), IssueParty::role, IssueParty::state, IssueParty::reason)
                .containsExactly(
                        tuple(IssueTown.NORTH, IssueParty.Role.LEAD, IssueParty.State.ACCEPTED, null),
                        tuple(IssueTown.DEPARTMENT, IssueParty.Role.CO, IssueParty.State.REFUSED, "不在职责范围"),
                        tuple(IssueTown.TOWNSHIP, IssueParty.Role.CO, IssueParty.State.SIGNED, null));
        assertRefused(() -> town.move(officer, id, done()), ErrorCode.CONFLICT, "城管局");

        town.move(dispatcher, id, step("{'action': 'insist', 'agencyId': 4, 'reason': '属地责任'}"));
        town.move(department, id, step("{'action': 'refuse', 'reason': '仍不配合'}"));
        town.move(dispatcher, id, step("{'action': 'excuse', 'agencyId': 4}"));
        assertThat(town.move(officer, id, done()).state()).isEqualTo(IssueState.REPORTED_DONE);

        Issue again = town.move(
                verifier,
                id,
                step("{'action': 'rework', 'reason': '未清净', 'photoIds': [%d]}", photo(FOUND.plusSeconds(7_200))));
        assertThat(again.parties())
                .extracting(IssueParty::state)
                .as("who signed signs anew, who was excused stays so")
                .containsExactly(IssueParty.State.ACCEPTED, IssueParty.State.REFUSED, IssueParty.State.PENDING);
        assertThat(town.kinds("issue_party", id)).isNotEmpty().containsOnly("issue_party.told");
        assertThat(town.kinds("issue", id))
                .containsSubsequence(
                        "issue.countersigned", "issue.refused", "issue.insisted", "issue.refused", "issue.excused");
    }

    @Test
    void whoSignedDoesNotVerify() {
        long id = inProgress(IssueTown.TOWNSHIP);
        Principal both = town.principal(Role.VERIFIER, IssueTown.BUREAU);
        Principal signs = IssueWorkTest.with(both, town.principal(Role.OFFICER));
        town.move(signs, id, step("{'action': 'countersign'}"));
        town.move(officer, id, done());
        assertRefused(() -> town.move(signs, id, Steps.CLOSE), ErrorCode.FORBIDDEN, "handled");
    }

    @Test
    void whatIsMergedCountsOnceAndItsReporterIsTold() {
        Issue parent = town.issue(IssueState.FILED, "stall", Quantity.found(QuantityUnit.COUNT, 3));
        Issue child = town.issue(IssueState.REGISTERED, "stall", Quantity.found(QuantityUnit.COUNT, 3));
        Issue merged = town.move(dispatcher, child.id(), step("{'action': 'merge', 'parentId': %d}", parent.id()));
        assertThat(merged.state()).isEqualTo(IssueState.MERGED);
        assertThat(merged.parentId()).isEqualTo(parent.id());
        assertThat(town.kinds("issue", child.id())).contains("issue.merged", "issue.reporter_told");
        List<IssueFigure> figures = town.read(handle -> town.issues.summary(handle, leader));
        assertThat(figures)
                .filteredOn(figure -> figure.category().equals("stall"))
                .first()
                .satisfies(
                        figure -> assertThat(figure.quantities().get(0).found()).isEqualByComparingTo("3"));

        Issue third = town.issue(IssueState.FILED);
        assertRefused(() -> merge(third.id(), child.id()), ErrorCode.CONFLICT, "which is merged");
        assertRefused(() -> merge(third.id(), third.id()), ErrorCode.VALIDATION, "itself");
        assertRefused(() -> merge(third.id(), 999_999), ErrorCode.VALIDATION, "no issue 999999");
        assertRefused(() -> merge(parent.id(), third.id()), ErrorCode.CONFLICT, "others merged into it");
    }

    @Test
    void filingSaysWhereAlongWhichRoadAndThatItIsNoDuplicate() {
        Issue issue = town.issue(IssueState.REGISTERED);
        assertRefused(
                () -> town.move(dispatcher, issue.id(), step("{'action': 'file'}")),
                ErrorCode.VALIDATION,
                "noDuplicate");
        town.change("update issue set stake = null where org = 1 and id = ?", issue.id());
        assertRefused(() -> town.move(dispatcher, issue.id(), Steps.FILE), ErrorCode.CONFLICT, "no stake mark");
        Issue filed =
                town.move(dispatcher, issue.id(), step("{'action': 'file', 'noDuplicate': true, 'offRoute': true}"));
        assertThat(filed.offRoute()).isTrue();
        assertThat(filed.zone().get("area").asText()).as("no road is near").isEqualTo("beyond");
    }

    @Test
    void onlyWhatCitizensReportIsVerified() {
        Issue issue = town.issue(IssueState.REGISTERED);
        assertRefused(
                () -> town.move(dispatcher, issue.id(), step("{'action': 'to_verify'}")),
                ErrorCode.CONFLICT,
                "citizen");
    }

    @Test
    void whatIsAskedIsDecidedOnceAndByAnother() {
        long id = inProgress();
        IssueStep ask = step(
                "{'action': 'ask_extension', 'reason': '雨季', 'dueAt': '2099-01-01T00:00:00Z', 'photoIds': [%d]}",
                photo(FOUND.plusSeconds(60)));
        assertRefused(
                () -> town.move(
                        officer,
                        id,
                        step("{'action': 'ask_extension', 'reason': '雨季', 'dueAt': '2099-01-01T00:00:00Z'}")),
                ErrorCode.VALIDATION,
                "photoIds");
        Issue asked = town.move(officer, id, ask);
        assertThat(asked.request().evidenceIds()).hasSize(1);
        assertThat(waiting(true)).contains(id);
        assertThat(waiting(false)).doesNotContain(id);
        assertThat(asked.dueAt())
                .as("nothing is granted yet")
                .isBefore(asked.request().dueAt());
        assertRefused(
                () -> town.move(officer, id, step("{'action': 'ask_park', 'reason': '待拆迁'}")),
                ErrorCode.CONFLICT,
                "waits");
        Principal asker = IssueWorkTest.with(officer, town.principal(Role.LEADER));
        assertRefused(() -> town.move(asker, id, step("{'action': 'extend'}")), ErrorCode.FORBIDDEN, "does not grant");
        assertRefused(() -> town.move(leader, id, step("{'action': 'park'}")), ErrorCode.CONFLICT, "no such request");
        Issue extended = town.move(leader, id, step("{'action': 'extend'}"));
        assertThat(extended.dueAt()).isEqualTo("2099-01-01T00:00:00Z");
        assertThat(extended.extensions()).isOne();
        assertThat(extended.request()).isNull();
        assertThat(waiting(true)).doesNotContain(id);
        assertThat(waiting(false)).contains(id);
        assertRefused(() -> town.move(leader, id, step("{'action': 'extend'}")), ErrorCode.CONFLICT, "no such request");

        town.move(officer, id, step("{'action': 'ask_park', 'reason': '待拆迁'}"));
        Issue denied = town.move(leader, id, step("{'action': 'deny', 'reason': '应立即处置'}"));
        assertThat(denied.state()).isEqualTo(IssueState.IN_PROGRESS);
        town.move(officer, id, step("{'action': 'ask_park', 'reason': '待拆迁'}"));
        assertThat(town.move(officer, id, done()).request())
                .as("it moved on otherwise")
                .isNull();
        assertThat(states(id)).containsExactly("granted", "denied", "withdrawn");
    }

    private List<Long> waiting(boolean wanted) {
        IssueFilter filter =
                new IssueFilter(null, null, null, null, null, null, null, null, null, null, null, null, wanted, null);
        return town
                .read(handle -> town.issues.list(handle, leader, filter, new PageRequest(100, null)))
                .items()
                .stream()
                .map(Issue::id)
                .toList();
    }

    @Test
    void anotherFeatureBarsAStepByItsReason() {
        Issue issue = town.issue(IssueState.REPORTED_DONE);
        town.bars.add((handle, org, id, action) ->
                action == IssueAction.CLOSE && id == issue.id() ? Optional.of("案件未结") : Optional.empty());
        assertRefused(() -> town.move(verifier, issue.id(), Steps.CLOSE), ErrorCode.CONFLICT, "案件未结");
        town.bars.clear();
        assertThat(town.move(verifier, issue.id(), Steps.CLOSE).state()).isEqualTo(IssueState.CLOSED);
    }

    @Test
    void aVerifierWasThere() {
        Issue issue = town.issue(IssueState.REPORTED_DONE);
        assertRefused(
                () -> town.move(verifier, issue.id(), step("{'action': 'close'}")), ErrorCode.VALIDATION, "on site");
        assertRefused(
                () -> town.move(
                        verifier, issue.id(), step("{'action': 'close', 'location': {'lon': 120.46, 'lat': 41.57}}")),
                ErrorCode.VALIDATION,
                "m from the issue, more than 100 m");
        assertRefused(
                () -> town.move(
                        verifier,
                        issue.id(),
                        step("{'action': 'close', 'photoIds': [%d]}", photo(FOUND.minusSeconds(5)))),
                ErrorCode.VALIDATION,
                "not after");
        Issue closed = town.move(
                verifier, issue.id(), step("{'action': 'close', 'photoIds': [%d]}", photo(FOUND.plusSeconds(5))));
        assertThat(closed.state()).isEqualTo(IssueState.CLOSED);
        Issue reopened = town.move(
                leader,
                issue.id(),
                step("{'action': 'reopen', 'reason': '举报复查', 'photoIds': [%d]}", photo(FOUND.plusSeconds(9))));
        assertThat(reopened.closedAt()).isNull();
        assertThat(reopened.quantities())
                .allSatisfy(line -> assertThat(line.verified()).isNull());
    }

    @Test
    void theLeadIsProposedByCategoryAndPlace() {
        Issue crops = town.issue(IssueState.FILED);
        assertThat(propose(crops.id()))
                .isEqualTo(new IssueProposal(new Named(IssueTown.NORTH, "北中队"), List.of(), LeadKind.SQUAD));
        town.change("""
                update issue_category set lead_kind = 'agency', lead_agency_id = 4, co_kinds = '{squad,township}', co_agency_ids = '{3}'
                where org = 1 and code = 'market'""");
        Issue market = town.issue(IssueState.FILED, "market", Quantity.found(QuantityUnit.COUNT, 1));
        town.change("update issue set township_id = 5 where org = 1 and id = ?", market.id());
        IssueProposal proposal = propose(market.id());
        assertThat(proposal.lead().id()).isEqualTo(IssueTown.DEPARTMENT);
        assertThat(proposal.co())
                .extracting(Named::id)
                .containsExactly(IssueTown.NORTH, IssueTown.TOWNSHIP, IssueTown.SOUTH);
        town.change(
                "update issue_category set lead_kind = 'county', lead_agency_id = null where org = 1 and code = 'market'");
        assertThat(propose(market.id()).by()).as("there is no county here").isEqualTo(LeadKind.SQUAD);
    }

    private IssueProposal propose(long id) {
        return town.read(handle -> town.issues.propose(handle, dispatcher, id));
    }

    private Issue merge(long id, long into) {
        return town.move(dispatcher, id, step("{'action': 'merge', 'parentId': %d}", into));
    }

    private long inProgress(Object... coUnits) {
        long id = town.issue(IssueState.FILED).id();
        town.move(dispatcher, id, Steps.dispatch(IssueTown.NORTH, coUnits));
        return town.move(officer, id, Steps.ACCEPT).id();
    }

    private IssueStep done() {
        return step(
                "{'action': 'report_done', 'photoIds': [%d, %d]}",
                photo(FOUND.plus(Duration.ofHours(1))), photo(FOUND.plus(Duration.ofHours(1))));
    }

    private long photo(Instant at) {
        return town.photo(officer, at);
    }

    private List<String> states(long id) {
        return town.read(
                handle -> handle.createQuery("select state from issue_request where issue_id = :id order by id")
                        .bind("id", id)
                        .mapTo(String.class)
                        .list());
    }

    private static void assertRefused(ThrowingCallable call, ErrorCode code, String words) {
        assertThatThrownBy(call)
                .hasMessageContaining(words)
                .isInstanceOfSatisfying(
                        DispatchException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
