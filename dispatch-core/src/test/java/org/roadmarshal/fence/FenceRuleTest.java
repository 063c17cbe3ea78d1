package org.roadmarshal.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.roadmarshal.testing.Refusals.assertRefused;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roadmarshal.fence.FenceRule.Audience;
import org.roadmarshal.fence.FenceRule.On;
import org.roadmarshal.fence.FenceRule.Window;
import org.roadmarshal.kernel.ErrorCode;

class FenceRuleTest {
    /** In the zone of Shanghai, 8 hours ahead; 2026-11-23 is a Monday. */
    @ParameterizedTest(name = "days {0} {1}-{2} at {3}: {4}")
    @CsvSource({
        "1, 08:00, 18:00, 2026-11-23T00:00:00Z, true",
        "1, 08:00, 18:00, 2026-11-22T23:59:59Z, false",
        "1, 08:00, 18:00, 2026-11-23T10:00:00Z, false",
        "2 3, 08:00, 18:00, 2026-11-23T01:00:00Z, false",
        "1, 22:00, 06:00, 2026-11-23T14:00:00Z, true",
        "1, 22:00, 06:00, 2026-11-23T21:59:00Z, true",
        "1, 22:00, 06:00, 2026-11-23T22:00:00Z, false",
        "1, 22:00, 06:00, 2026-11-22T21:00:00Z, false",
        "7, 22:00, 06:00, 2026-11-22T21:00:00Z, true",
        "1, 00:00, 00:00, 2026-11-23T15:59:59Z, true",
        "1, 00:00, 00:00, 2026-11-23T16:00:00Z, false",
    })
    void windowsOfTheWeek(String days, LocalTime from, LocalTime to, Instant at, boolean holds) {
        Window window =
                new Window(Stream.of(days.split(" ")).map(Integer::valueOf).collect(Collectors.toSet()), from, to);
        FenceRule rule = new FenceRule(1, On.ENTER, null, null, null, List.of(window), null);
        assertThat(rule.holds(at.atZone(ZoneId.of("Asia/Shanghai")))).isEqualTo(holds);
    }

    /** Agency 2 is below 1; a coach of an operator, a unit on foot. */
    @ParameterizedTest
    @CsvSource({
        ", , , true, foot, true",
        "1, , , true, foot, true",
        "3, , , true, foot, false",
        ", coach, , false, coach, true",
        ", coach, , false, tour_bus, false",
        ", coach, , true, foot, false",
        ", coach, foot, true, foot, true",
        ", , vehicle, true, foot, false",
        "1, coach, , false, , false",
        "3, coach, , false, coach, false",
    })
    void whomItIsFor(Long agency, String use, String kind, boolean unit, String sort, boolean included) {
        Audience audience = new Audience(agency, use == null ? null : Set.of(use), kind == null ? null : Set.of(kind));
        assertThat(audience.includes(unit, sort, Set.of(1L, 2L))).isEqualTo(included);
    }

    @ParameterizedTest
    @CsvSource({"ENTER, 5,", "ENTER,, 60", "DWELL,,", "DWELL,, 60", "SPEED,,", "SPEED, 5, 60"})
    void eachSortOfRuleHasItsOwnMeasure(On on, Integer seconds, Integer limit) {
        assertRefused(ErrorCode.VALIDATION, () -> new FenceRule(1, on, seconds, limit, null, null, null));
    }
}
