package org.roadmarshal.issue.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WorkingDaysTest {
    @ParameterizedTest(name = "{1} days after {0} in {2}")
    @CsvSource({
        // Monday 2026-11-23, 08:00 in China
        "2026-11-23T00:00:00Z,  1, Asia/Shanghai, 2026-11-24T15:59:59Z",
        "2026-11-23T00:00:00Z,  4, Asia/Shanghai, 2026-11-27T15:59:59Z",
        "2026-11-23T00:00:00Z,  5, Asia/Shanghai, 2026-11-30T15:59:59Z",
        "2026-11-23T00:00:00Z, 20, Asia/Shanghai, 2026-12-21T15:59:59Z",
        // Friday evening and the weekend all lead to the end of Monday
        "2026-11-27T10:00:00Z,  1, Asia/Shanghai, 2026-11-30T15:59:59Z",
        "2026-11-28T10:00:00Z,  1, Asia/Shanghai, 2026-11-30T15:59:59Z",
        "2026-11-29T10:00:00Z,  1, Asia/Shanghai, 2026-11-30T15:59:59Z",
        // Sunday in Greenwich is Monday in China
        "2026-11-29T16:30:00Z,  1, Asia/Shanghai, 2026-12-01T15:59:59Z",
        "2026-11-29T16:30:00Z,  1, UTC,           2026-11-30T23:59:59Z"
    })
    void after(Instant start, int days, String zone, Instant due) {
        assertThat(WorkingDays.after(start, days, ZoneId.of(zone))).isEqualTo(due);
    }
}
