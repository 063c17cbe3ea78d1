package org.roadmarshal.gis.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StakeTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "K123+450       | K  | 123450000 | K123+450",
                "K123+5         | K  | 123005000 | K123+005",
                "K123+05        | K  | 123005000 | K123+005",
                "K123+050       | K  | 123050000 | K123+050",
                "K123           | K  | 123000000 | K123+000",
                "K0+000         | K  | 0         | K0+000",
                "K0             | K  | 0         | K0+000",
                "K0+0.001       | K  | 1         | K0+000.001",
                "K50+622.760    | K  | 50622760  | K50+622.760",
                "K50+622.76     | K  | 50622760  | K50+622.760",
                "K50+622.7      | K  | 50622700  | K50+622.700",
                "K50+5.007      | K  | 50005007  | K50+005.007",
                "K50+622.000    | K  | 50622000  | K50+622",
                "K9999+999.999  | K  | 9999999999| K9999+999.999",
                "ZK3+005        | ZK | 3005000   | ZK3+005",
                "YK3+800        | YK | 3800000   | YK3+800",
                "AK0+120.5      | AK | 120500    | AK0+120.500",
                "k456+300       | K  | 456300000 | K456+300",
                "zk12+1         | ZK | 12001000  | ZK12+001",
                "Ｋ１２３＋４５０ | K  | 123450000 | K123+450",
                "Ｋ50＋622．76   | K  | 50622760  | K50+622.760",
                "K 123 + 450    | K  | 123450000 | K123+450",
                "　K7+7　        | K  | 7007000   | K7+007",
                "123+450        | K  | 123450000 | K123+450",
                "K0012+034      | K  | 12034000  | K12+034",
            })
    void reads(String text, String prefix, long mm, String written) {
        assertThat(Stake.parse(text)).isEqualTo(new Stake(prefix, mm));
        assertThat(Stake.parse(text).text()).isEqualTo(written);
        assertThat(Stake.parse(written).mm()).isEqualTo(mm);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "K123.450     | no decimals",
                "K123.45      | no decimals",
                "K123+        | is not a stake mark",
                "K+450        | is not a stake mark",
                "K            | is not a stake mark",
                "123          | is not a stake mark",
                "K123+1000    | up to 999.999",
                "K123+4500    | up to 999.999",
                "K50+622.7605 | three decimals",
                "K12345+1     | is not a stake mark",
                "K-1+500      | is not a stake mark",
                "K12+34+56    | is not a stake mark",
                "ABCK1+1      | is not a stake mark",
                "桩号五       | is not a stake mark",
                "K12,5        | is not a stake mark",
                "K1e3+0       | is not a stake mark",
            })
    void refuses(String text, String why) {
        assertThatThrownBy(() -> Stake.parse(text))
                .isInstanceOf(LinearException.class)
                .hasMessageContaining(why);
    }

    /** 上行 is against the stakes here. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "G101 K123+450            | G101 | 123450000 | -         | -      | -     | -",
                "g101 k123+450            | G101 | 123450000 | -         | -      | -     | -",
                "G101K123+450             | G101 | 123450000 | -         | -      | -     | -",
                "Ｇ101 Ｋ123＋450         | G101 | 123450000 | -         | -      | -     | -",
                "K123+450                 | -    | 123450000 | -         | -      | -     | -",
                "G101 123+450             | G101 | 123450000 | -         | -      | -     | -",
                "G101，K123+450           | G101 | 123450000 | -         | -      | -     | -",
                "G101 K123+450 左         | G101 | 123450000 | -         | LEFT   | -     | -",
                "G101 K123+450左侧        | G101 | 123450000 | -         | LEFT   | -     | -",
                "G101 K123+450 右         | G101 | 123450000 | -         | RIGHT  | -     | -",
                "S210 ZK3+5 right         | S210 | 3005000   | -         | RIGHT  | -     | -",
                "S210 K3+5 L              | S210 | 3005000   | -         | LEFT   | -     | -",
                "G101 K50+622 前          | G101 | 50622000  | -         | -      | BEFORE| -",
                "G101 K50+622(后)         | G101 | 50622000  | -         | -      | AFTER | -",
                "G101 K50+622 断后 右     | G101 | 50622000  | -         | RIGHT  | AFTER | -",
                "G101 K3+000-K3+800       | G101 | 3000000   | 3800000   | -      | -     | -",
                "G101 K3+000~3+800 左     | G101 | 3000000   | 3800000   | LEFT   | -     | -",
                "G101 K3+000至K3+800      | G101 | 3000000   | 3800000   | -      | -     | -",
                "G101 YK3-YK5             | G101 | 3000000   | 5000000   | -      | -     | -",
                "G101 K123+450 上行       | G101 | 123450000 | -         | LEFT   | -     | DECREASING",
                "G101 K123+450 下行方向   | G101 | 123450000 | -         | RIGHT  | -     | INCREASING",
                "G101 K123+450 下行 左    | G101 | 123450000 | -         | LEFT   | -     | INCREASING",
                "X301 K0                  | X301 | 0         | -         | -      | -     | -",
                "C001211321 K1+20         | C001211321 | 1020000 | -      | -      | -     | -",
            })
    void readsPlaces(String text, String route, long from, Long to, Side side, StakePart part, Direction direction) {
        StakeText read = StakeText.parse(text, Direction.DECREASING);
        assertThat(read.route()).isEqualTo(route);
        assertThat(read.from().mm()).isEqualTo(from);
        assertThat(read.to() == null ? null : (Long) read.to().mm()).isEqualTo(to);
        assertThat(read.side()).isEqualTo(side);
        assertThat(read.part()).isEqualTo(part);
        assertThat(read.direction()).isEqualTo(direction);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "G101                 | has no stake mark",
                "G101 左              | is not a place",
                "G101 K1+2 左 右      | two things",
                "G101 K1+2 上行 下行  | two things",
                "G101 K1+2 中央       | is not understood",
                "G101 K1+2 - YK3      | not on one line",
                "G101 K123.5          | no decimals",
                "somewhere            | is not a place",
            })
    void refusesPlaces(String text, String why) {
        assertThatThrownBy(() -> StakeText.parse(text, Direction.INCREASING))
                .isInstanceOf(LinearException.class)
                .hasMessageContaining(why);
    }
}
