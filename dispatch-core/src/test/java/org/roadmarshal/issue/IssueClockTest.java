package org.roadmarshal.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.roadmarshal.issue.Steps.step;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roadmarshal.identity.Role;
import org.roadmarshal.kernel.Actor;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.timer.Timer;

/**
 * The clocks of issues, over a calendar of the next days that each case writes: {@code .} is a day off, {@code W} is worked; the
 * first letter is today's.
 */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IssueClockTest {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private IssueTown town;
    private Principal dispatcher;
    private Principal officer;
    private Principal leader;

    @BeforeAll
    void build(DataSource source) {
        town = new IssueTown(source);
        dispatcher = town.principal(Role.DISPATCHER);
        officer = town.principal(Role.OFFICER, IssueTown.NORTH);
        leader = town.principal(Role.LEADER);
    }

    @AfterAll
    void leave() {
        town.close();
    }

    @BeforeEach
    void days() {
        days("...WWWWWWWWWW");
    }

    @ParameterizedTest(name = "{1} days over {0} end on day {2}")
    @CsvSource({"WWWWWW, 1, 1", "WW..WW, 1, 1", "W..WWW, 1, 3", "W..W.W, 2, 5", "...W.W, 1, 3", "..W..W, 2, 5"})
    void theLimitBeginsWithTheAcceptanceAndSkipsDaysOff(String days, int limit, int end) {
        days(days);
        limit("limit_days = %d, limit_hours = null".formatted(limit));
        long id = town.issue(IssueState.FILED).id();
        town.move(dispatcher, id, Steps.dispatch(IssueTown.NORTH));
        assertThat(town.move(officer, id, Steps.ACCEPT).dueAt()).isEqualTo(endOf(end));
        assertThat(timers(id)).containsExactly("issue.limit");
    }

    @ParameterizedTest(name = "{0} hours end on day {1} at {2}")
    @CsvSource({"4, 3, 12:30", "9, 3, 17:30", "10, 4, 09:30"})
    void hoursAreThoseOfWorkingDays(int hours, int day, LocalTime end) {
        limit("limit_days = null, limit_hours = %d, sign_hours = %d".formatted(hours, hours));
        long id = town.issue(IssueState.FILED).id();
        Issue dispatched = town.move(dispatcher, id, Steps.dispatch(IssueTown.NORTH));
        assertThat(dispatched.signBy()).isEqualTo(at(day, end));
        assertThat(timers(id)).containsExactly("issue.sign");
        assertThat(town.move(officer, id, Steps.ACCEPT).dueAt()).isEqualTo(at(day, end));
        assertThat(timers(id)).containsExactly("issue.limit");
    }

    @Test
    void whatACitizenReportedIsLookedIntoInTime() {
        Issue issue = town.issue(IssueState.REGISTERED);
        town.change("update issue set source = 'hotline' where org = 1 and id = ?", issue.id());
        town.change("update issue_category set verify_days = 2 where org = 1");
        Issue asked = town.move(dispatcher, issue.id(), step("{'action': 'to_verify'}"));
        assertThat(asked.verifyBy()).isEqualTo(endOf(4));
        assertThat(timers(issue.id())).containsExactly("issue.verify");
        assertThat(town.move(dispatcher, issue.id(), Steps.FILE).verifyBy()).isNull();
        assertThat(timers(issue.id())).isEmpty();
    }

    /** Nine hours were left; the days it was parked, worked or not, take none of them. */
    @Test
    void parkedTimeDoesNotCount() {
        long id = town.issue(IssueState.IN_PROGRESS).id();
        town.change(
                "update issue set due_at = cast(? as timestamptz) where org = 1 and id = ?", endOf(3).toString(), id);
        town.move(officer, id, step("{'action': 'ask_park', 'reason': '等待法院裁定'}"));
        Issue parked = town.move(leader, id, step("{'action': 'park'}"));
        assertThat(parked.restSeconds()).isEqualTo(9 * 3_600);
        assertThat(parked.dueAt()).isNull();
        assertThat(parked.releaseCondition()).isEqualTo("等待法院裁定");
        assertThat(timers(id)).isEmpty();

        days(".......W.WW");
        Issue released = town.move(officer, id, step("{'action': 'release', 'reason': '裁定已下达'}"));
        assertThat(released.dueAt()).isEqualTo(at(7, LocalTime.of(17, 30)));
        assertThat(released.restSeconds()).isNull();
        assertThat(timers(id)).containsExactly("issue.limit");
    }

    @Test
    void aNewLimitBeginsWhenItIsSentBackAndNoneRunsWhileItIsVerified() {
        limit("limit_days = 1, limit_hours = null");
        long id = town.issue(IssueState.REPORTED_DONE).id();
        assertThat(timers(id)).isEmpty();
        long photo = town.photo(officer, IssueTown.FOUND.plusSeconds(60));
        Issue sentBack = town.move(
                town.principal(Role.VERIFIER),
                id,
                step("{'action': 'rework', 'reason': '未清', 'photoIds': [%d]}", photo));
        assertThat(sentBack.dueAt()).isEqualTo(endOf(3));
        assertThat(timers(id)).containsExactly("issue.limit");
    }

    @Test
    void whatIsNotAcceptedInTimeIsAnAlarmOnceUntilItIs() {
        long id = town.issue(IssueState.FILED).id();
        town.move(dispatcher, id, Steps.dispatch(IssueTown.NORTH, IssueTown.TOWNSHIP));
        fire("issue.sign", id);
        assertThat(alarms(id)).as("there is time yet").isEmpty();
        town.change("update issue set sign_by = now() - interval '1 minute' where org = 1 and id = ?", id);
        fire("issue.limit", id);
        assertThat(alarms(id)).as("another clock's").isEmpty();
        fire("issue.sign", id);
        assertThat(alarms(id)).containsExactly("issue_unsigned raised open");
        assertThat(town.kinds("issue", id)).containsOnlyOnce("issue.overdue");

        town.move(officer, id, Steps.ACCEPT);
        assertThat(alarms(id)).containsExactly("issue_unsigned raised over");
        fire("issue.sign", id);
        assertThat(alarms(id))
                .as("it was accepted in the moment in which the timer fell due")
                .hasSize(1);
        assertThat(town.kinds("issue", id)).containsOnlyOnce("issue.overdue");
    }

    private void fire(String kind, long id) {
        town.commit(IssueTown.ORG, Actor.SYSTEM, transaction -> {
            town.issues.clocks().fire(transaction, new Timer(IssueTown.ORG, 1, kind, id, Instant.now(), "{}"));
            return null;
        });
    }

    private void days(String days) {
        LocalDate today = LocalDate.now(CHINA);
        town.change("delete from calendar_day where org = 1");
        for (int i = 0; i < days.length(); i++) {
            town.change(
                    "insert into calendar_day (org, day, works, name) values (1, ?, ?, '试')",
                    today.plusDays(i),
                    days.charAt(i) == 'W');
        }
    }

    private void limit(String sets) {
        town.change("update issue_category set " + sets + " where org = 1 and code = 'crops'");
    }

    private static Instant at(int day, LocalTime time) {
        return LocalDate.now(CHINA).plusDays(day).atTime(time).atZone(CHINA).toInstant();
    }

    private static Instant endOf(int day) {
        return at(day, LocalTime.of(23, 59, 59));
    }

    private List<String> timers(long id) {
        return strings("select kind from timer where org = 1 and subject_id = :id order by kind", id);
    }

    private List<String> alarms(long id) {
        return strings(
                "select kind || ' ' || state || case when ended_at is null then ' open' else ' over' end from alarm where org = 1 and subject = 'issue' and subject_id = :id",
                id);
    }

    private List<String> strings(String sql, long id) {
        return town.read(handle ->
                handle.createQuery(sql).bind("id", id).mapTo(String.class).list());
    }
}
