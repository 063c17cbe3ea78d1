package org.roadmarshal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.testing.Refusals;

final class TokenBucketsTest {
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
    private final TokenBuckets buckets = new TokenBuckets(clock::get);

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    private int takes(Object who) {
        int taken = 0;
        while (taken < 100) {
            try {
                buckets.take(who, 5, 0.5);
                taken++;
            } catch (DispatchException e) {
                break;
            }
        }
        return taken;
    }

    @Test
    void fullAtFirstThenRefilledEvenlyAndNeverBeyond() {
        assertThat(takes("a")).isEqualTo(5);
        assertThat(takes("b")).as("each their own").isEqualTo(5);
        pass(Duration.ofSeconds(4));
        assertThat(takes("a")).isEqualTo(2);
        pass(Duration.ofDays(1));
        assertThat(takes("a")).isEqualTo(5);
    }

    @Test
    void saysWhenToComeAgainAndThatIsTrue() {
        takes("a");
        DispatchException refused = catchThrowableOfType(DispatchException.class, () -> buckets.take("a", 5, 0.5));
        assertThat(refused.code()).isEqualTo(ErrorCode.TOO_MANY_REQUESTS);
        assertThat(refused.retryAfter()).isEqualTo(2);
        pass(Duration.ofSeconds(refused.retryAfter()));
        assertThat(takes("a")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a=1&b=2            | {a=[1], b=[2]}",
                "a=1&a=2            | {a=[1, 2]}",
                "a=&b               | {}",
                "a=%E8%B7%AF+x      | {a=[路 x]}",
                "a=路😀             | {a=[路😀]}",
                "attribute%5Bt%5D=1 | {attribute[t]=[1]}",
                "a=b=c              | {a=[b=c]}",
            })
    void readsForms(String text, String fields) {
        assertThat(FormFields.read(text)).hasToString(fields);
    }

    @ParameterizedTest
    @CsvSource({"a=%", "a=%2", "a=%zz", "a=%ff", "a=%00", "%c3%28=1"})
    void refusesWhatIsNone(String text) {
        Refusals.assertRefused(ErrorCode.VALIDATION, () -> FormFields.read(text));
        assertThat(new DoorCall("GET", "", "", null, "").queryFields().values()).isEqualTo(Map.of());
        assertThat(new DoorCall("GET", "", "a=1, 2,,3&a=4", null, "")
                        .queryFields()
                        .listed("a"))
                .isEqualTo(List.of("1", "2", "3", "4"));
    }
}
