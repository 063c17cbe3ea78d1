package org.roadmarshal.fence.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BorderTest {
    /** Metres outside fix by fix, accuracy 10 m; what happens at each: i(n), o(ut) or nothing. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "comes in deep         | 50 -40              | . i",
                "comes in slowly       | 5 -3 -8             | . . i",
                "on the line counts in | 5 0 0               | . . i",
                "one slip is nothing   | 5 -3 4 -3 6 -2      | . . . . . .",
                "flaps on the border   | -40 5 -5 12 -20 29  | i . . . . .",
                "goes out slowly       | -40 31 35           | i . o",
                "goes out far          | -40 61              | i o",
                "60 m is not yet far   | -40 60              | i .",
                "one look out          | -40 31 29 35 20     | i . . . .",
                "out and in again      | -40 40 45 10 -5 -6  | i . o . . i",
            })
    void crossings(String what, String metres, String expected) {
        Border border = new Border();
        List<String> happened = new ArrayList<>();
        Stream.of(metres.split(" "))
                .map(Double::valueOf)
                .forEach(outside -> happened.add(
                        switch (border.take(outside, Border.margin(10.0))) {
                            case ENTERED -> "i";
                            case LEFT -> "o";
                            case NONE -> ".";
                        }));
        assertThat(String.join(" ", happened)).as(what).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"-1, 30", "10, 30", "15, 30", "40, 80"})
    void theMarginIsTwiceTheAccuracyAndNeverLess(double accuracy, double margin) {
        assertThat(Border.margin(accuracy < 0 ? null : accuracy)).isEqualTo(margin);
    }

    /** Seconds at which there is a fix, with + where it is too fast; what happens at each. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "30 s are not yet too long  | 0+ 15+ 30+               | . . .",
                "more are                   | 0+ 15+ 30+ 31+           | . . . began",
                "once is enough             | 0+ 31+ 60+ 90+           | . began . .",
                "a slow fix starts anew     | 0+ 20+ 25 30+ 50+ 61+    | . . . . . began",
                "within a minute the same   | 0+ 31+ 60 90+ 125+ 140   | . began . . . .",
                "after a minute it is over  | 0+ 31+ 60 92             | . began . ended",
                "and may begin again        | 0+ 31+ 92 100+ 131+      | . began ended . began",
                "two far apart prove nothing| 0+ 121+                  | . .",
            })
    void overspeeds(String what, String fixes, String expected) {
        SpeedRun run = new SpeedRun();
        List<String> happened = new ArrayList<>();
        for (String fix : fixes.split(" ")) {
            SpeedRun.Change change = run.take(Long.parseLong(fix.replace("+", "")) * 1000, fix.endsWith("+"));
            happened.add(change == SpeedRun.Change.NONE ? "." : change.name().toLowerCase(Locale.ROOT));
        }
        assertThat(String.join(" ", happened)).as(what).isEqualTo(expected);
    }
}
