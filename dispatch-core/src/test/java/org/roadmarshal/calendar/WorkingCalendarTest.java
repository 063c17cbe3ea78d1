package org.roadmarshal.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WorkingCalendarTest {
    private static final WorkingCalendar HOLIDAY = new WorkingCalendar(
            ZoneId.of("Asia/Shanghai"),
            LocalTime.of(8, 30),
            LocalTime.of(17, 30),
            Stream.concat(
                            IntStream.rangeClosed(1, 7).mapToObj(day -> Map.entry(LocalDate.of(2026, 10, day), false)),
                            Stream.of(Map.entry(LocalDate.of(2026, 10, 10), true)))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));

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
        assertThat(calendar(zone).afterDays(start, days)).isEqualTo(due);
    }

    /** The first of October is a holiday to the seventh in 2026; Saturday the tenth is worked for it. */
    @ParameterizedTest(name = "{1} hours after {0}")
    @CsvSource({
        // Tuesday 10:00 in China; a day has nine hours
        "2026-09-29T02:00:00Z,  2, 2026-09-29T04:00:00Z",
        "2026-09-29T02:00:00Z,  9, 2026-09-30T02:00:00Z",
        // over the holiday, from Wednesday 15:00 to Thursday the eighth
        "2026-09-30T07:00:00Z,  3, 2026-10-08T01:00:00Z",
        // Friday evening: the Saturday is worked, the Sunday not
        "2026-10-09T12:00:00Z, 10, 2026-10-12T01:30:00Z",
        // in the holiday itself
        "2026-10-03T02:00:00Z,  1, 2026-10-08T01:30:00Z",
        // to the very end of a day
        "2026-09-29T00:30:00Z,  9, 2026-09-29T09:30:00Z"
    })
    void hoursOverAHoliday(Instant start, int hours, Instant due) {
        assertThat(HOLIDAY.afterHours(start, Duration.ofHours(hours))).isEqualTo(due);
        assertThat(HOLIDAY.between(start, due)).isEqualTo(Duration.ofHours(hours));
    }

    @ParameterizedTest(name = "{1} days after {0}")
    @CsvSource({
        "2026-09-30T02:00:00Z, 1, 2026-10-08T15:59:59Z, 2026-10-08T15:59:59Z",
        "2026-10-09T02:00:00Z, 1, 2026-10-10T15:59:59Z, 2026-10-10T15:59:59Z",
        "2026-10-09T02:00:00Z, 2, 2026-10-12T15:59:59Z, 2026-10-12T15:59:59Z",
        "2026-09-30T02:00:00Z, 3, 2026-10-10T15:59:59Z, 2026-10-08T15:59:59Z"
    })
    void daysOverAHoliday(Instant start, int days, Instant worked, Instant natural) {
        assertThat(HOLIDAY.afterDays(start, days)).isEqualTo(worked);
        assertThat(HOLIDAY.afterNaturalDays(start, days)).isEqualTo(natural);
    }

    private static WorkingCalendar calendar(String zone) {
        return new WorkingCalendar(ZoneId.of(zone), LocalTime.of(8, 30), LocalTime.of(17, 30), Map.of());
    }
}
