package org.roadmarshal.position.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roadmarshal.app.Settings;
import org.roadmarshal.position.Fix;
import org.roadmarshal.position.Motion;
import org.roadmarshal.position.Mover;
import org.roadmarshal.position.Position;
import org.roadmarshal.position.Telemetry;

final class GaitTest {
    private static final Instant START = Instant.parse("2026-11-26T00:00:00Z");
    private static final double METRES = 111_195;

    private final Gait gait = new Gait(Settings.motion());

    /** Fix by fix seconds/metres to the north/km/h, with "off" behind it where the ignition is off, "?" for no speed told. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            the first fix says                          | 0/0/40                                        | moving
            standing at first                           | 0/0/0                                         | stopped
            parked at first, ignition off               | 0/0/0/off                                     | parked
            a red light: not slow for long enough       | 0/0/40 10/50/0 25/50/0 35/60/20               | moving moving moving moving
            stops after twenty seconds                  | 0/0/40 10/50/0 30/50/0                        | moving moving stopped
            creeps in a jam, neither fast nor slow      | 0/0/40 30/40/4 60/70/5 90/110/4               | moving moving moving moving
            ignition off is parked at once              | 0/0/40 10/50/0/off                            | moving parked
            stands five minutes, parked                 | 0/0/0 200/0/0 300/0/0                         | stopped stopped parked
            one fast fix while standing is noise        | 0/0/0 10/5/12 20/5/0                          | stopped stopped stopped
            two fast ones are a start                   | 0/0/0 10/10/8 20/40/20                        | stopped stopped moving
            without speed: leaves by distance           | 0/0/? 60/40/? 120/70/?                        | stopped stopped moving
            on foot, no speed told, stands              | 0/0/? 60/100/? 120/101/? 150/101/?            | stopped moving moving stopped
            towed away with its ignition off            | 0/0/0/off 60/500/0/off                        | parked moving
            unheard for an hour, elsewhere              | 0/0/40 3600/9000/0                            | moving stopped
            unheard for an hour, where it stood         | 0/0/0 3600/5/0                                | stopped parked
            rolls on slowly, far                        | 0/0/40 10/10/2 25/90/2 40/170/2               | moving moving moving moving
            """)
    void howItMoves(String what, String fixes, String expected) {
        List<String> told = new ArrayList<>();
        for (String one : fixes.split(" ")) {
            gait.take(fix(one.split("/")));
            told.add(gait.motion().name().toLowerCase(Locale.ROOT));
        }
        assertThat(String.join(" ", told)).isEqualTo(expected);
    }

    @Test
    void sinceWhenItStands() {
        for (String one : new String[] {"0/0/40", "10/50/0", "40/50/0", "400/50/0"}) {
            gait.take(fix(one.split("/")));
        }
        assertThat(gait.motion()).isEqualTo(Motion.PARKED);
        assertThat(gait.since()).isEqualTo(START.plusSeconds(10));
    }

    @Test
    void anAlarmGoesOutWhenTwoFixesAreWithoutIt() {
        gait.take(alarmed(0, 1));
        gait.take(alarmed(1, 0));
        assertThat(gait.alarms()).isEqualTo(1);
        gait.take(alarmed(2, 0x8000_0000L));
        assertThat(gait.alarms()).isEqualTo(0x8000_0000);
        gait.take(alarmed(3, 0));
        gait.take(alarmed(4, 0));
        assertThat(gait.alarms()).isZero();
    }

    @Test
    void goesOnFromWhatAnotherNodeFoundOut() {
        Instant since = START.minusSeconds(200);
        gait.resume(new Position(1, Mover.unit(1), 2, START, 120, 41, 0.0, null, Motion.STOPPED, since, 0));
        gait.take(fix(new String[] {"90", "0", "0"}));
        assertThat(gait.motion()).isEqualTo(Motion.STOPPED);
        gait.take(fix(new String[] {"100", "0", "0"}));
        assertThat(gait.motion()).isEqualTo(Motion.PARKED);
        assertThat(gait.since()).isEqualTo(since);
    }

    private static Fix fix(String[] parts) {
        Double speed = parts[2].equals("?") ? null : Double.valueOf(parts[2]);
        Telemetry telemetry = new Telemetry(0, parts.length > 3 ? 0 : 1, null, null, null, null);
        return new Fix(
                START.plusSeconds(Long.parseLong(parts[0])),
                120,
                41 + Double.parseDouble(parts[1]) / METRES,
                speed,
                null,
                null,
                null,
                telemetry);
    }

    private static Fix alarmed(long second, long bits) {
        Telemetry telemetry = new Telemetry(bits, 1, null, null, null, null);
        return new Fix(START.plusSeconds(second), 120, 41, 0.0, null, null, null, telemetry);
    }
}
