package org.roadmarshal.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.roadmarshal.testing.Refusals.assertRefused;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roadmarshal.identity.Role;
import org.roadmarshal.journal.Fact;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Page;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.task.LadderConfig;
import org.roadmarshal.testing.Desk;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.TestDatabase;
import org.roadmarshal.unit.Unit;

@ExtendWith(PostgisExtension.class)
final class AlarmServiceTest {
    private static final Instant PRESSED = Instant.parse("2026-11-23T02:03:04Z");

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
    void anSosTellsWhoAndWhereWithoutBeingTold() throws InterruptedException {
        Unit unit = desk.unit(Desk.WEST, "on_scene");
        Alarm alarm = sos(desk.crewOf(unit));
        assertThat(alarm.priority()).isEqualTo(1);
        assertThat(alarm.agency().id()).isEqualTo(Desk.WEST);
        assertThat(alarm.unit().name()).isEqualTo(unit.callsign());
        assertThat(alarm.location()).isEqualTo(Desk.IN_THE_WEST);
        assertThat(alarm.subject()).isEqualTo("account");
        assertThat(alarm.raisedBy().id()).isEqualTo(alarm.subjectId());
        Fact fact = desk.nextFact(raised -> raised.subjectId() == alarm.id());
        assertThat(fact.kind()).isEqualTo("alarm.raised");
        assertThat(fact.deviceAt()).isEqualTo(PRESSED);
        assertThat(fact.agencyId()).isEqualTo(Desk.WEST);
    }

    @Test
    void whoeverIsInNoUnitMayCallForHelpToo() {
        Alarm alarm = sos(desk.principal(Role.OFFICER, 38, null, Desk.EAST));
        assertThat(alarm.agency().id()).isEqualTo(Desk.EAST);
        assertThat(alarm.unit()).isNull();
    }

    @Test
    void acknowledgingLatches() {
        Alarm raised = sos(desk.crewOf(desk.unit(Desk.WEST, "on_scene")));
        Alarm seen = acknowledge(desk.dispatcher, raised);
        assertThat(seen.state()).isEqualTo(AlarmState.ACKNOWLEDGED);
        assertThat(seen.acknowledgedBy().id()).isEqualTo(desk.dispatcher.accountId());
        Principal leader = desk.principal(Role.SQUAD_LEADER, 36, null, Desk.WEST);
        assertThat(acknowledge(leader, seen)).isEqualTo(seen);
        assertRefused(ErrorCode.STALE, () -> acknowledge(leader, raised));
    }

    @ParameterizedTest(name = "a {0} of agency {1}: {2}")
    @CsvSource({"SQUAD_LEADER, 3, NOT_FOUND", "OFFICER, 2, FORBIDDEN", "LEADER, 2, FORBIDDEN"})
    void onlyItsOwnDispatchersAcknowledge(Role role, long agency, ErrorCode refusal) {
        Alarm raised = sos(desk.crewOf(desk.unit(Desk.WEST, "on_scene")));
        assertRefused(refusal, () -> acknowledge(desk.principal(role, 31, null, agency), raised));
    }

    @Test
    void whatNobodyHasSeenComesFirstAndTheOldestOfThat() {
        Alarm first = sos(desk.crewOf(desk.unit(Desk.EAST, "on_scene")));
        Alarm second = sos(desk.crewOf(desk.unit(Desk.EAST, "on_scene")));
        Alarm third = sos(desk.crewOf(desk.unit(Desk.EAST, "on_scene")));
        acknowledge(desk.dispatcher, first);
        assertThat(ids(page(null, new PageRequest(1000, null))))
                .containsSubsequence(second.id(), third.id(), first.id());
        assertThat(ids(page(AlarmState.RAISED, new PageRequest(1000, null))))
                .contains(second.id())
                .doesNotContain(first.id());
        Page<Alarm> one = page(AlarmState.ACKNOWLEDGED, new PageRequest(1, null));
        assertThat(ids(one)).hasSize(1);
        List<Long> acknowledged = ids(page(AlarmState.ACKNOWLEDGED, new PageRequest(1000, null)));
        assertThat(one.next() == null).isEqualTo(acknowledged.size() == 1);
    }

    private static List<Long> ids(Page<Alarm> page) {
        return page.items().stream().map(Alarm::id).toList();
    }

    private static Page<Alarm> page(AlarmState state, PageRequest request) {
        return desk.read(handle -> desk.alarms.page(handle, desk.dispatcher, state, request));
    }

    private static Alarm sos(Principal principal) {
        Sos sos = new Sos(AlarmKind.SOS, Desk.IN_THE_WEST, "被围堵", PRESSED);
        return desk.as(principal, transaction -> desk.alarms.raiseSos(transaction, principal, sos));
    }

    private static Alarm acknowledge(Principal principal, Alarm alarm) {
        return desk.as(
                principal,
                transaction -> desk.alarms.change(
                        transaction,
                        principal,
                        alarm.id(),
                        alarm.version(),
                        new AlarmChange(AlarmState.ACKNOWLEDGED, null, null)));
    }
}
