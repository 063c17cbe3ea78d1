package org.roadmarshal.position;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roadmarshal.app.Settings;

final class JudgeTest {
    private static final Instant NOW = Instant.parse("2026-11-24T04:00:00Z");
    private static final Source CAR = new Source(1, 1001, null, null);

    private final Judge judge = new Judge(Settings.limits());

    /** Bounds of the national assessment; each is still inside. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0, 0, ZERO",
        "0, 73.55, 3.85, , , QUALIFIED",
        "0, 135.0833, 53.55, , , QUALIFIED",
        "0, 73.54, 41, , , RANGE",
        "0, 135.09, 41, , , RANGE",
        "0, 120, 3.84, , , RANGE",
        "0, 120, 53.56, , , RANGE",
        "0, NaN, 41, , , RANGE",
        "300, 120, 41, , , QUALIFIED",
        "301, 120, 41, , , AHEAD",
        "-2592000, 120, 41, , , QUALIFIED",
        "-2592001, 120, 41, , , BEHIND",
        "0, 120, 41, 160, , QUALIFIED",
        "0, 120, 41, 160.1, , SPEED",
        "0, 120, 41, -1, , SPEED",
        "0, 120, 41, , -200, QUALIFIED",
        "0, 120, 41, , -201, ALTITUDE",
        "0, 120, 41, , 6500, QUALIFIED",
        "0, 120, 41, , 6501, ALTITUDE",
        "0, 120, 41, 200, 9000, SPEED",
    })
    void judgesARecordAlone(int seconds, double lon, double lat, Double speed, Double altitude, Verdict verdict) {
        Fix fix = new Fix(NOW.plusSeconds(seconds), lon, lat, speed, null, altitude, null);
        assertThat(judge.judge(CAR, List.of(fix), NOW)).containsExactly(new Judged(fix, verdict));
    }

    @Test
    void aJumpIsTooFarForTheTimeBetween() {
        assertThat(verdicts(at(-100, 41), at(-90, 41.0039), at(-80, 41.0139), at(-40, 41.0039)))
                .as("156 km/h, 400 km/h, 0")
                .containsExactly(Verdict.QUALIFIED, Verdict.QUALIFIED, Verdict.JUMP, Verdict.QUALIFIED);
    }

    @Test
    void theReceiversNoiseIsNoJump() {
        assertThat(verdicts(at(-10, 41), at(-9, 41.0017), at(-9, 41.0017)))
                .as("190 m in a second; and the same again")
                .containsExactly(Verdict.QUALIFIED, Verdict.QUALIFIED, Verdict.LATE);
    }

    @Test
    void aLateOneIsTrueButNoNews() {
        assertThat(verdicts(at(-100, 41), at(-40, 41.001), at(-70, 41.0005), at(-50, 42), at(-30, 41.0015)))
                .containsExactly(Verdict.QUALIFIED, Verdict.QUALIFIED, Verdict.LATE, Verdict.JUMP, Verdict.QUALIFIED);
    }

    /** The place before was the wrong one: else a device whose first fix was wrong would be doubted for hours. */
    @Test
    void threeThatAgreeAreBelieved() {
        assertThat(verdicts(at(-50, 30), at(-40, 41), at(-30, 41.001), at(-20, 41.002), at(-10, 41.003)))
                .containsExactly(Verdict.QUALIFIED, Verdict.JUMP, Verdict.JUMP, Verdict.QUALIFIED, Verdict.QUALIFIED);
        assertThat(verdicts(at(0, 30), at(1, 45), at(2, 50)))
                .as("three that do not")
                .containsOnly(Verdict.JUMP);
    }

    @Test
    void eachDeviceForItself() {
        judge.judge(CAR, List.of(at(-10, 41)), NOW);
        assertThat(judge.judge(new Source(2, 1001, null, null), List.of(at(-9, 30)), NOW))
                .extracting(Judged::verdict)
                .containsExactly(Verdict.QUALIFIED);
    }

    private List<Verdict> verdicts(Fix... fixes) {
        return judge.judge(CAR, List.of(fixes), NOW).stream()
                .map(Judged::verdict)
                .toList();
    }

    private static Fix at(int seconds, double lat) {
        return new Fix(NOW.plusSeconds(seconds), 120, lat, null, null, null, null);
    }
}
