package org.roadmarshal.fence.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roadmarshal.alarm.AlarmKey;
import org.roadmarshal.alarm.AlarmKind;
import org.roadmarshal.alarm.NewAlarm;
import org.roadmarshal.fence.FenceRule;
import org.roadmarshal.fence.FenceRule.Audience;
import org.roadmarshal.fence.FenceRule.On;
import org.roadmarshal.gis.fence.Circle;
import org.roadmarshal.gis.geo.Lonlat;
import org.roadmarshal.position.Fix;
import org.roadmarshal.position.Motion;
import org.roadmarshal.position.Mover;
import org.roadmarshal.position.Position;
import org.roadmarshal.position.Source;
import org.roadmarshal.position.Telemetry;

/** A circle of 500 m around 120.45 E 41.57 N with every sort of rule; places are told by their metres north of its centre. */
class OrgWatchTest {
    private static final double METRES = 111_195;
    private static final Instant START = Instant.parse("2026-11-24T02:00:00Z");
    private static final Mover COACH = Mover.vehicle(15);
    private static final Source SOURCE = new Source(1, 7, COACH, 2L);

    private final List<String> heard = new ArrayList<>();
    private final OrgWatch watch = new OrgWatch(new Heard(), set(fence(Audience.EVERYBODY)));

    private final class Heard implements Findings {
        @Override
        public void begun(NewAlarm alarm) {
            heard.add("+" + alarm.kind().code() + (alarm.fenceId() == null ? alarm.rule() : ""));
        }

        @Override
        public void over(AlarmKey key, Instant at) {
            heard.add("-" + key.kind().code() + (key.fenceId() == null ? key.rule() : ""));
        }
    }

    private static WatchedFence fence(Audience audience) {
        return new WatchedFence(
                1001,
                new Circle(new Lonlat(120.45, 41.57), 500),
                List.of(
                        new FenceRule(1, On.ENTER, null, null, null, null, audience),
                        new FenceRule(2, On.LEAVE, null, null, null, null, audience),
                        new FenceRule(3, On.DWELL, 300, null, null, null, audience),
                        new FenceRule(4, On.SPEED, null, 60, null, null, audience)));
    }

    private static FenceSet set(WatchedFence... fences) {
        return FenceSet.of(
                List.of(fences), ZoneId.of("Asia/Shanghai"), Map.of(COACH, "coach"), Map.of(2L, Set.of(1L, 2L)));
    }

    private static Fix fix(long seconds, double metres, Double speed, Telemetry telemetry) {
        return new Fix(START.plusSeconds(seconds), 120.45, 41.57 + metres / METRES, speed, null, null, 10.0, telemetry);
    }

    private static Position position(long seconds, double metres) {
        Fix fix = fix(seconds, metres, null, null);
        return new Position(1, COACH, 2, fix.at(), fix.lon(), fix.lat(), null, null, Motion.MOVING, fix.at(), 0);
    }

    /** Seconds:metres fix by fix; all that is heard. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "the first only sets where it is | 0:0 10:5                           |",
                "comes in                        | 0:900 10:100                       | +fence_entered -fence_left",
                "goes out                        | 0:100 10:900                       | -fence_entered +fence_left -fence_dwell -speeding",
                "a late fix is too late          | 20:900 10:100 5:100                |",
                "stays too long, told once       | 0:900 10:0 300:0 310:0 311:0 900:0 | +fence_entered -fence_left +fence_dwell",
                "stays long before we watched    | 0:0 300:0 301:0                    | +fence_dwell",
            })
    void whatIsSeenToHappen(String what, String fixes, String expected) {
        for (String one : fixes.split(" ")) {
            String[] parts = one.split(":");
            watch.took(SOURCE, fix(Long.parseLong(parts[0]), Double.parseDouble(parts[1]), null, null));
        }
        assertThat(String.join(" ", heard)).as(what).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void speedingInsideOnlyAndWithItsSpeed() {
        watch.took(SOURCE, fix(0, 900, 90.0, null));
        watch.took(SOURCE, fix(40, 900, 90.0, null));
        watch.took(SOURCE, fix(50, 0, 72.0, null));
        watch.took(SOURCE, fix(81, 0, 72.0, null));
        assertThat(heard).containsExactly("+fence_entered", "-fence_left", "+speeding");
    }

    @ParameterizedTest
    @CsvSource({"coach, 1, true", "tour_bus, 1, false", "coach, 3, false"})
    void onlyWhomTheRuleIsFor(String use, long agency, boolean concerned) {
        watch.replace(set(fence(new Audience(agency, Set.of(use), null))));
        watch.took(SOURCE, fix(0, 900, null, null));
        watch.took(SOURCE, fix(10, 0, null, null));
        assertThat(heard.contains("+fence_entered")).isEqualTo(concerned);
    }

    /** Each fix's alarm bits; what each says. */
    @ParameterizedTest
    @CsvSource({
        "1, +vehicle_sos0",
        "1 1 1, +vehicle_sos0",
        "1 0, +vehicle_sos0 -vehicle_sos0",
        "6 4, +vehicle_alarm1 +vehicle_alarm2 -vehicle_alarm1",
        "2147483648, +vehicle_alarm31",
        "0, ''",
    })
    void theTerminalsOwnAlarms(String bits, String expected) {
        int at = 0;
        for (String alarms : bits.split(" ")) {
            watch.took(SOURCE, fix(at++, 900, null, new Telemetry(Long.parseLong(alarms), 0, null, null, null, null)));
        }
        assertThat(String.join(" ", heard)).isEqualTo(expected);
    }

    @Test
    void whatAnotherNodeTookIsKnownButNotAlarmedAbout() {
        watch.took(SOURCE, fix(0, 900, null, null));
        watch.seen(position(10, 0));
        watch.took(SOURCE, fix(20, 5, null, null));
        assertThat(heard).isEmpty();
        watch.took(SOURCE, fix(30, 900, null, null));
        assertThat(heard).contains("+fence_left");
    }

    @Test
    void aFenceDrawnAroundItDoesNotAlarm() {
        watch.replace(set());
        watch.took(SOURCE, fix(0, 0, null, null));
        watch.replace(set(fence(Audience.EVERYBODY)));
        watch.took(SOURCE, fix(10, 0, null, null));
        assertThat(heard).isEmpty();
        watch.replace(set());
        watch.took(SOURCE, fix(20, 900, null, null));
        assertThat(heard).as("a fence that is gone").isEmpty();
    }

    @Test
    void aFenceThatMovesAwayFromItDoesNotAlarm() {
        watch.took(SOURCE, fix(0, 0, null, null));
        WatchedFence fence = fence(Audience.EVERYBODY);
        watch.replace(set(new WatchedFence(fence.id(), new Circle(new Lonlat(120.5, 41.57), 500), fence.rules())));
        watch.took(SOURCE, fix(10, 0, null, null));
        watch.took(SOURCE, fix(20, 0, null, null));
        assertThat(heard).isEmpty();
    }

    @Test
    void aRestartEndsWhatIsOverAndRepeatsNothing() {
        watch.begin(
                List.of(position(0, 900)),
                List.of(
                        new AlarmKey(AlarmKind.FENCE_ENTERED, "vehicle", 15, 1001L, 1),
                        new AlarmKey(AlarmKind.FENCE_LEFT, "vehicle", 15, 1001L, 2),
                        new AlarmKey(AlarmKind.VEHICLE_ALARM, "vehicle", 15, null, 1),
                        new AlarmKey(AlarmKind.VEHICLE_SOS, "vehicle", 15, null, 0)));
        assertThat(heard).containsExactly("-fence_entered");
        watch.took(SOURCE, fix(10, 0, null, new Telemetry(1, 0, null, null, null, null)));
        assertThat(heard).containsExactly("-fence_entered", "-vehicle_alarm1", "+fence_entered", "-fence_left");
    }
}
