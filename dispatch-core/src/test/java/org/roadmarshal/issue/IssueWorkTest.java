package org.roadmarshal.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.roadmarshal.issue.IssueTown.FOUND;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roadmarshal.evidence.Evidence;
import org.roadmarshal.gis.geo.Earth;
import org.roadmarshal.identity.Role;
import org.roadmarshal.issue.IssueStep.Amount;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.testing.PostgisExtension;

/** The work on one issue: who leads, the photos, the ledger, the second pair of eyes. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IssueWorkTest {
    private IssueTown town;
    private int nowhere;
    private Principal dispatcher;
    private Principal officer;
    private Principal verifier;

    @BeforeAll
    void build(DataSource source) {
        town = new IssueTown(source);
        dispatcher = town.principal(Role.DISPATCHER);
        officer = town.principal(Role.OFFICER, IssueTown.NORTH);
        verifier = town.principal(Role.VERIFIER);
    }

    @AfterAll
    void leave() {
        town.close();
    }

    @Test
    void fromThePatrolsPhotoToTheVerifiersWord() {
        long before = town.photo(officer, FOUND);
        Issue issue = town.register(officer, IssueRegistrationTest.heap(List.of(before)));
        assertThat(issue.agency().id()).isEqualTo(IssueTown.NORTH);
        assertThat(issue.foundBy().id()).isEqualTo(officer.accountId());

        town.move(dispatcher, issue.id(), Steps.FILE);
        Issue dispatched = town.move(dispatcher, issue.id(), dispatch(IssueTown.NORTH));
        assertThat(dispatched.signBy()).isAfter(Instant.now());
        assertThat(dispatched.dueAt())
                .as("the limit begins with the acceptance")
                .isNull();
        Issue accepted = town.move(officer, issue.id(), Steps.ACCEPT);
        assertThat(accepted.signBy()).isNull();
        assertThat(accepted.dueAt()).isAfter(Instant.now());
        assertThat(accepted.handler().id()).isEqualTo(officer.accountId());

        Issue reported = town.move(officer, issue.id(), done(photos(2), amount(QuantityUnit.M2, "9.5")));
        assertThat(reported.quantities())
                .containsExactly(line(QuantityUnit.COUNT, "1", "1", null), line(QuantityUnit.M2, "12.5", "9.5", null));

        Issue sentBack = town.move(verifier, issue.id(), rework());
        assertThat(sentBack.reworkCount()).isEqualTo(1);
        assertThat(sentBack.quantities())
                .containsExactly(line(QuantityUnit.COUNT, "1", null, null), line(QuantityUnit.M2, "12.5", null, null));

        town.move(officer, issue.id(), done(photosNow(2)));
        Issue closed = town.move(verifier, issue.id(), close(amount(QuantityUnit.M2, "12")));
        assertThat(closed.quantities())
                .containsExactly(line(QuantityUnit.COUNT, "1", "1", "1"), line(QuantityUnit.M2, "12.5", "12.5", "12"));
        assertThat(closed.verifier().id()).isEqualTo(verifier.accountId());
        assertThat(closed.closedAt()).isNotNull();
        assertThat(closed.photos())
                .extracting(IssuePhoto::role)
                .filteredOn(role -> role == PhotoRole.AFTER)
                .hasSize(4);
        assertThat(town.kinds("issue", issue.id()))
                .containsExactly(
                        "issue.registered",
                        "issue.filed",
                        "issue.dispatched",
                        "issue.accepted",
                        "issue.reported_done",
                        "issue.reworked",
                        "issue.reported_done",
                        "issue.closed");
    }

    @Test
    void aDepartmentSeesItWithItsPhotosAndSendsItBackToTheSquad() {
        long before = town.photo(officer, FOUND);
        Issue issue = town.register(officer, IssueRegistrationTest.heap(List.of(before)));
        Principal department = town.principal(Role.SQUAD_LEADER, IssueTown.DEPARTMENT);
        assertThat(town.find(department, issue.id())).isEmpty();
        assertRefused(() -> town.read(handle -> town.evidence.get(handle, department, before)), ErrorCode.NOT_FOUND);

        town.move(dispatcher, issue.id(), Steps.FILE);
        town.move(dispatcher, issue.id(), dispatch(IssueTown.DEPARTMENT));
        Evidence seen = town.read(handle -> town.evidence.get(handle, department, before));
        assertThat(town.evidence.open(IssueTown.ORG, seen).path()).isNotEmptyFile();

        Issue asked = town.move(department, issue.id(), because(IssueAction.ASK_RETURN));
        assertThat(asked.state()).isEqualTo(IssueState.DISPATCHED);
        assertThat(asked.request().kind()).isEqualTo(IssueRequest.Kind.RETURN);
        Issue returned = town.move(dispatcher, issue.id(), plain(IssueAction.RETURN));
        assertThat(returned.request()).isNull();
        assertThat(returned.parties()).isEmpty();
        assertThat(returned.state()).isEqualTo(IssueState.FILED);
        assertThat(returned.agency().id()).isEqualTo(IssueTown.NORTH);
        assertThat(returned.dueAt()).isNull();
        assertThat(town.find(department, issue.id())).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "two new ones                       | 60, 120     | 11, 12     | 0, 90   |",
                "none                               |             |            |         | two different photos",
                "one                                | 60          | 11         | 0       | two different photos",
                "the same picture twice             | 60, 120     | 11, 11     | 0, 0    | two different photos",
                "one older than the before-photo    | -5, 60      | 11, 12     | 0, 0    | not after",
                "one of the very instant before     | 0, 60       | 11, 12     | 0, 0    | not after",
                "one that shows what was found      | 60, 120     | 11, 1      | 0, 0    | the same picture as",
                "one from too far                   | 60, 120     | 11, 12     | 0, 110  | 110 m from the issue, more than 100 m",
                "one from nowhere                   | 60, 120     | 11, 12     | 0, -1   | that say where they were taken",
                "all from nowhere                   | 60, 120     | 11, 12     | -1, -1  | that say where they were taken",
                "two, and one from nowhere          | 60, 90, 120 | 11, 12, 13 | 0, -1, 0 |",
                "and the same picture from nowhere  | 60, 90, 120 | 11, 12, 11 | 0, 0, -1 |",
                "and one from nowhere, too old      | 60, 90, -5  | 11, 12, 13 | 0, 0, -1 | not after",
                "and from nowhere what was found    | 60, 90, 120 | 11, 12, 1  | 0, 0, -1 | the same picture as",
            })
    void afterPhotos(String what, String minutesAfter, String pictures, String metres, String refusal) {
        List<Long> before = List.of(town.photo(officer, FOUND.minusSeconds(600), 2), town.photo(officer, FOUND, 1));
        Issue issue = town.register(officer, IssueRegistrationTest.heap(before));
        town.move(dispatcher, issue.id(), Steps.FILE);
        town.move(dispatcher, issue.id(), dispatch(IssueTown.NORTH));
        town.move(officer, issue.id(), Steps.ACCEPT);
        List<Long> photos = new ArrayList<>();
        String[] minutes = minutesAfter == null ? new String[0] : minutesAfter.split(", *");
        for (int i = 0; i < minutes.length; i++) {
            photos.add(town.photo(
                    officer,
                    FOUND.plus(Duration.ofMinutes(Long.parseLong(minutes[i]))),
                    Integer.parseInt(pictures.split(", *")[i]),
                    metresNorth(Double.parseDouble(metres.split(", *")[i]))));
        }
        if (refusal == null) {
            assertThat(town.move(officer, issue.id(), done(photos)).state()).isEqualTo(IssueState.REPORTED_DONE);
        } else {
            assertThatThrownBy(() -> town.move(officer, issue.id(), done(photos)))
                    .isInstanceOf(DispatchException.class)
                    .hasMessageContaining(refusal);
            assertThat(town.get(issue.id()).photos()).hasSize(2);
        }
    }

    /** Below nothing: where, the camera does not know. */
    private static Location metresNorth(double metres) {
        return metres < 0 ? null : new Location(120.45, 41.57 + Earth.latitudeDegrees(metres));
    }

    /** What of the last round does not say where it was taken is looked at before the issue is closed. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "all say where            | false | false | closed",
                "all do, and it was said  | false | true  | closed",
                "one does not             | true  | false | reported_done",
                "one does not, but seen   | true  | true  | closed",
            })
    void aPhotoWithoutAPlaceIsLookedAt(String what, boolean unplaced, boolean seen, String state) {
        Issue issue = town.issue(IssueState.IN_PROGRESS);
        List<Long> photos = photos(2);
        if (unplaced) {
            photos.add(nowhere());
        }
        town.move(officer, issue.id(), done(photos));
        IssueStep close =
                Steps.step("{'action': 'close', 'location': {'lon': 120.45, 'lat': 41.57}, 'unplacedSeen': %s}", seen);
        if (state.equals("closed")) {
            town.move(verifier, issue.id(), close);
        } else {
            assertThatThrownBy(() -> town.move(verifier, issue.id(), close)).hasMessageContaining("unplacedSeen");
        }
        assertThat(town.get(issue.id()).state().code()).isEqualTo(state);
    }

    /** Nor does the verifier's own show that they were there; where they stand does, or else they answer for it. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a photo of the place              | 0     |     | false |",
                "and they stand away               | 0     | 900 | false |",
                "one of another place              | 110   |     | true  | 110 m from the issue, more than",
                "one from nowhere                  | -1    |     | false | unplacedSeen",
                "answered for                      | -1    |     | true  |",
                "from where they stand             | -1    | 20  | false | unplacedSeen",
                "from where they stand, and seen   | -1    | 20  | true  |",
                "but they stand away               | -1    | 900 | true  | m from the issue, more than",
                "beside one of the place           | 0, -1 |     | false | unplacedSeen",
                "beside one of the place, and seen | 0, -1 | 900 | true  |",
                "no photo, standing there          |       | 20  | false |",
                "no photo, and their word          |       |     | true  | on site",
            })
    void theVerifiersPhotoWithoutAPlace(String what, String metres, Integer stands, boolean seen, String refusal) {
        Issue issue = town.issue(IssueState.IN_PROGRESS);
        town.move(officer, issue.id(), done(photos(2)));
        List<Long> own = new ArrayList<>();
        for (String away : metres == null ? new String[0] : metres.split(", *")) {
            own.add(town.photo(
                    verifier, Instant.now().plusSeconds(60), 900 + nowhere++, metresNorth(Double.parseDouble(away))));
        }
        String location = stands == null ? "null" : Json.write(metresNorth(stands));
        IssueStep close = Steps.step(
                "{'action': 'close', 'photoIds': %s, 'location': %s, 'unplacedSeen': %s}", own, location, seen);
        if (refusal == null) {
            Issue closed = town.move(verifier, issue.id(), close);
            assertThat(closed.state()).isEqualTo(IssueState.CLOSED);
            assertThat(closed.photos()).extracting(IssuePhoto::evidenceId).containsAll(own);
        } else {
            assertThatThrownBy(() -> town.move(verifier, issue.id(), close)).hasMessageContaining(refusal);
            assertThat(town.get(issue.id()).state()).isEqualTo(IssueState.REPORTED_DONE);
        }
    }

    @Test
    void whatWasSentBackIsNotAskedForAgain() {
        Issue issue = town.issue(IssueState.IN_PROGRESS);
        List<Long> photos = photos(2);
        photos.add(nowhere());
        town.move(officer, issue.id(), done(photos));
        town.move(verifier, issue.id(), rework());
        town.move(officer, issue.id(), done(photosNow(2)));
        assertThat(town.move(verifier, issue.id(), Steps.CLOSE).state()).isEqualTo(IssueState.CLOSED);
    }

    private long nowhere() {
        return town.photo(officer, FOUND.plus(Duration.ofHours(2)), 900 + nowhere++, null);
    }

    @Test
    void photosOfTheFirstRoundDoNotShowTheSecond() {
        Issue issue = town.issue(IssueState.REPORTED_DONE);
        List<Long> old = photos(2);
        town.move(verifier, issue.id(), rework());
        assertRefused(() -> town.move(officer, issue.id(), done(old)), ErrorCode.VALIDATION);
        assertThat(town.move(officer, issue.id(), done(photosNow(2))).state()).isEqualTo(IssueState.REPORTED_DONE);
    }

    @Test
    void nobodyVerifiesTheirOwnWork() {
        Principal both = with(officer, verifier);
        Issue issue = town.issue(IssueState.IN_PROGRESS);
        town.move(both, issue.id(), done(photos(2)));
        assertRefused(() -> town.move(both, issue.id(), Steps.CLOSE), ErrorCode.FORBIDDEN);
        assertThat(town.move(verifier, issue.id(), Steps.CLOSE).state()).isEqualTo(IssueState.CLOSED);
    }

    @Test
    void whatIsAskedOfAStepIsToldByItsRefusal() {
        Issue registered = town.issue(IssueState.REGISTERED, "garbage");
        Issue filed = town.issue(IssueState.FILED);
        Issue dispatched = town.issue(IssueState.DISPATCHED);
        Issue reported = town.issue(IssueState.REPORTED_DONE);
        assertRefused(() -> town.move(dispatcher, registered.id(), Steps.FILE), ErrorCode.CONFLICT);
        assertRefused(() -> town.move(dispatcher, filed.id(), plain(IssueAction.REJECT)), ErrorCode.VALIDATION);
        assertRefused(() -> town.move(dispatcher, filed.id(), plain(IssueAction.DISPATCH)), ErrorCode.VALIDATION);
        assertRefused(() -> town.move(dispatcher, filed.id(), dispatch(77_777)), ErrorCode.VALIDATION);
        assertRefused(() -> town.move(dispatcher, filed.id(), dispatchBy(FOUND)), ErrorCode.VALIDATION);
        assertRefused(() -> town.move(officer, dispatched.id(), plain(IssueAction.ASK_RETURN)), ErrorCode.VALIDATION);
        assertRefused(() -> town.move(dispatcher, dispatched.id(), plain(IssueAction.RETURN)), ErrorCode.CONFLICT);
        assertRefused(
                () -> town.move(verifier, reported.id(), close(amount(QuantityUnit.M2, "1.5"))), ErrorCode.VALIDATION);
        assertRefused(
                () -> town.move(verifier, reported.id(), close(amount(QuantityUnit.T, "1"))), ErrorCode.VALIDATION);
        assertRefused(() -> town.move(town.stranger(), filed.id(), dispatch(IssueTown.NORTH)), ErrorCode.NOT_FOUND);
        assertRefused(
                () -> town.move(town.principal(Role.OFFICER, IssueTown.SOUTH), dispatched.id(), Steps.ACCEPT),
                ErrorCode.NOT_FOUND);
    }

    @Test
    void theDispatcherMaySetTheDay() {
        Instant day = FOUND.plus(Duration.ofDays(3));
        Issue issue = town.issue(IssueState.FILED);
        assertThat(town.move(dispatcher, issue.id(), dispatchBy(day)).dueAt()).isEqualTo(day);
        assertThat(town.move(officer, issue.id(), Steps.ACCEPT).dueAt()).isEqualTo(day);
    }

    private List<Long> photos(int count) {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(town.photo(officer, FOUND.plus(Duration.ofHours(1))));
        }
        return ids;
    }

    /** A phone's clock may be a little ahead. */
    private List<Long> photosNow(int count) {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(town.photo(officer, Instant.now().plusSeconds(60)));
        }
        return ids;
    }

    static Principal with(Principal first, Principal second) {
        var agencies = new java.util.EnumMap<>(first.agencies());
        agencies.putAll(second.agencies());
        agencies.putAll(first.agencies());
        return new Principal(first.org(), first.accountId(), first.name(), null, null, agencies);
    }

    private static IssueStep plain(IssueAction action) {
        return Steps.step("{'action': '%s'}", action.code());
    }

    private static IssueStep because(IssueAction action) {
        return Steps.step(
                "{'action': '%s', 'reason': '不合格', 'deviceTime': '%s', 'location': {'lon': 120.45, 'lat': 41.57}}",
                action.code(), FOUND);
    }

    private IssueStep rework() {
        return Steps.step(
                "{'action': 'rework', 'reason': '不合格', 'photoIds': [%d]}",
                photos(1).get(0));
    }

    private static IssueStep dispatch(long agency) {
        return Steps.dispatch(agency);
    }

    private static IssueStep dispatchBy(Instant due) {
        return Steps.step("{'action': 'dispatch', 'agencyId': 2, 'dueAt': '%s'}", due);
    }

    private static IssueStep done(List<Long> photos, Amount... amounts) {
        return Steps.step(
                "{'action': 'report_done', 'photoIds': %s, 'quantities': %s}", photos, Json.write(List.of(amounts)));
    }

    private static IssueStep close(Amount... amounts) {
        return Steps.step(
                "{'action': 'close', 'location': {'lon': 120.45, 'lat': 41.57}, 'quantities': %s}",
                Json.write(List.of(amounts)));
    }

    private static Amount amount(QuantityUnit unit, String amount) {
        return new Amount(unit, new BigDecimal(amount));
    }

    private static Quantity line(QuantityUnit unit, String found, String removed, String verified) {
        return new Quantity(
                unit,
                new BigDecimal(found),
                removed == null ? null : new BigDecimal(removed),
                verified == null ? null : new BigDecimal(verified));
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, ErrorCode code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DispatchException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }
}
