package org.roadmarshal.protocol.jt808;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocationTest {
    private static final String PLACE = "027a4ed0 072d4f90 0014 0205 005a 261124163015";

    private static Location read(String hex) {
        byte[] body = Hex.bytes(hex);
        return ((LocationReport) Messages.read(0x0200, Version.V2013, body)).location();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "00000000 00000003 " + PLACE
                        + "                                        | 41.57     | 120.41   | 20 | 51.7",
                "00000000 00000007 027a4ed0 072d4f90 0014 0205 005a 261124163015 | -41.57    | 120.41   | 20 | 51.7",
                "00000000 0000000b 027a4ed0 072d4f90 0014 0205 005a 261124163015 | 41.57     | -120.41  | 20 | 51.7",
                // The Turfan depression lies below the sea.
                "00000000 00000003 027a4ed0 072d4f90 ff66 0000 0000 261124163015 | 41.57     | 120.41   | -154 | 0",
            })
    void readsItsFields(String hex, double lat, double lon, int altitude, double speed) {
        Location location = read(hex);
        assertThat(location)
                .returns(lat, Location::lat)
                .returns(lon, Location::lon)
                .returns(altitude, Location::altitudeM)
                .returns(speed, Location::speedKmh)
                .returns(Instant.parse("2026-11-24T08:30:15Z"), Location::at);
        assertThat(Hex.of(Messages.body(new LocationReport(location), Version.V2013)))
                .isEqualTo(hex.replace(" ", ""));
    }

    /** On the terminal's clock, eight hours ahead of Greenwich. */
    @ParameterizedTest
    @CsvSource({
        "000101080000, 2000-01-01T00:00:00Z",
        "000229000000, 2000-02-28T16:00:00Z",
        "240229120000, 2024-02-29T04:00:00Z",
        "240301000000, 2024-02-29T16:00:00Z",
        "250301000000, 2025-02-28T16:00:00Z",
        "261231235959, 2026-12-31T15:59:59Z",
        "991231235959, 2099-12-31T15:59:59Z",
        "260229000000,", // no leap year
        "261301000000,",
        "260431000000,",
        "260400000000,",
        "260401240000,",
        "260401006000,",
        "260401000060,",
        "2604010000a0,",
        "fff401000000,",
        "000000000000,",
    })
    void readsItsTime(String bcd, Instant at) {
        assertThat(read("00000000 00000003 027a4ed0 072d4f90 0014 0205 005a" + bcd)
                        .at())
                .isEqualTo(at);
    }

    @Test
    void namesEveryAlarmBit() {
        for (Alarm alarm : Alarm.values()) {
            assertThat(Alarm.of(1 << alarm.ordinal())).containsExactly(alarm);
            assertThat(Alarm.bits(EnumSet.of(alarm))).isEqualTo(alarm.mask());
        }
        assertThat(Alarm.of(-1)).hasSize(32);
        assertThat(Arrays.stream(Alarm.values())
                        .filter(Alarm::clearsWhenConfirmed)
                        .map(Enum::ordinal))
                .containsExactly(0, 3, 20, 21, 22, 27, 28, 31);
        assertThat(read("80000009 00000003 " + PLACE).alarms()).isEqualTo(0x80000009);
    }

    @Test
    void namesEveryStatusBit() {
        int loads = 3 << 8;
        int named = (1 << 23) - 1 & ~loads;
        assertThat(Status.bits(EnumSet.allOf(Status.class))).isEqualTo(named);
        for (Status status : Status.values()) {
            assertThat(Status.of(status.mask())).containsExactly(status);
        }
        for (Status.Load load : Status.Load.values()) {
            assertThat(Status.Load.of(load.bits() | named)).isEqualTo(load);
        }
    }

    @Test
    void namesEverySignal() {
        for (Signal signal : Signal.values()) {
            assertThat(Signal.of(1 << signal.ordinal())).containsExactly(signal);
        }
        assertThat(Signal.of(0x7fff)).hasSize(15);
    }

    @Test
    void readsEveryItemInItsUnit() {
        String tyres = "01".repeat(30);
        Items items = read("00000000 00000003 " + PLACE
                        + "01 04 000004d2 02 02 01f4 03 02 0207 04 02 0009 05 1e " + tyres + "06 02 8005"
                        + "11 05 01 00000007 12 06 04 00000008 01 13 07 00000009 003c 01"
                        + "25 04 00000401 2a 02 0002 2b 04 00110022 30 01 1f 31 01 0c eb 03 010203")
                .items();
        assertThat(items)
                .returns(123.4, Items::mileageKm)
                .returns(50.0, Items::fuelL)
                .returns(51.9, Items::recorderKmh)
                .returns(9, Items::manualAlarm)
                .returns(Hex.bytes(tyres), Items::tyres)
                .returns(-5, Items::cabinCelsius)
                .returns(new Items.Place(1, 7, false), Items::overspeedPlace)
                .returns(new Items.Place(4, 8, true), Items::crossedPlace)
                .returns(new Items.Segment(9, 60, true), Items::segment)
                .returns(EnumSet.of(Signal.LOW_BEAM, Signal.NEUTRAL), Items::signals)
                .returns(2, Items::io)
                .returns(0x22, all -> all.analog(0))
                .returns(0x11, all -> all.analog(1))
                .returns(31, Items::signalStrength)
                .returns(12, Items::satellites);
        Map<Integer, String> all = new HashMap<>();
        items.forEach((id, value) -> all.put(id, Hex.of(value)));
        assertThat(all).hasSize(15).containsEntry(0xeb, "010203");
        assertThat(all.keySet().stream().filter(id -> Item.of(id) == null)).containsExactly(0xeb);
        assertThat(Item.ofVendor(0xeb)).isTrue();
    }

    /** None of them costs the fix. */
    @ParameterizedTest
    @CsvSource({
        "01 02 0001 31 01 0c, 12", // a mileage that is too short
        "e0 00 31 01 0c, 12",
        "31 01 0c 01 ff 00, 12", // one that says it is longer than the body
        "31 01 0c 01, 12",
        "99 01 ff,",
    })
    void passesOverItemsThatAreNone(String hex, Integer satellites) {
        Items items = read("00000000 00000003 " + PLACE + hex).items();
        assertThat(items.mileageKm()).isNull();
        assertThat(items.satellites()).isEqualTo(satellites);
    }

    @Test
    void buildsItems() {
        Items items = new Items.Builder()
                .add(Item.MILEAGE, 1234)
                .add(Item.SATELLITES, 12)
                .add(0xe1, new byte[] {9})
                .build();
        assertThat(items).hasToString("0104000004d231010ce10109").returns(123.4, Items::mileageKm);
        List<Integer> ids = new ArrayList<>();
        items.forEach((id, value) -> ids.add(id));
        assertThat(ids).containsExactly(1, 0x31, 0xe1);
    }
}
