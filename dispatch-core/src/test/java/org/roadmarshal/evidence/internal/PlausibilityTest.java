package org.roadmarshal.evidence.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.roadmarshal.evidence.Capture;
import org.roadmarshal.evidence.Exif;
import org.roadmarshal.evidence.ExifSegment;
import org.roadmarshal.evidence.Finding;
import org.roadmarshal.evidence.Finding.Kind;
import org.roadmarshal.evidence.Pictures;
import org.roadmarshal.kernel.Location;

/** What a photo's file says, and what is made of it. */
final class PlausibilityTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Location HERE = new Location(120.45, 41.57);
    private static final Capture SAID = new Capture(Instant.parse("2026-11-26T00:00:00Z"), HERE, null, 90.0, null);

    private static ExifSegment phone() {
        return new ExifSegment().camera("HUAWEI", "Mate 70", "MATE70 5.0.1");
    }

    static Stream<Arguments> cases() {
        String now = "2026:11:26 08:00:05";
        return Stream.of(
                arguments("as it was said", phone().time(now, "+08:00", now).place(120.4501, 41.5701, 92), List.of()),
                arguments("the camera says no zone: ours", phone().time(now, null, now), List.of()),
                arguments("the same instant elsewhere", phone().time("2026:11:26 09:00:05", "+09:00", null), List.of()),
                arguments(
                        "two days earlier",
                        phone().time("2026:11:24 08:00:00", "+08:00", null),
                        List.of(new Finding(Kind.TIME_DIFFERS, null, 172_800L, null, null))),
                arguments(
                        "an hour later",
                        phone().time("2026:11:26 09:00:00", null, null),
                        List.of(new Finding(Kind.TIME_DIFFERS, null, -3_600L, null, null))),
                arguments(
                        "three kilometres away",
                        phone().place(120.45, 41.597, null),
                        List.of(new Finding(Kind.PLACE_DIFFERS, 3002.0, null, null, null))),
                arguments("no fix: 0/0 is no place", phone().place(0, 0, null), List.of()),
                arguments(
                        "looking the other way",
                        phone().place(120.45, 41.57, 275),
                        List.of(new Finding(Kind.HEADING_DIFFERS, null, null, 175.0, null))),
                arguments(
                        "edited",
                        new ExifSegment().camera("HUAWEI", null, "Adobe Photoshop 25.1"),
                        List.of(new Finding(Kind.EDITED, null, null, null, "Adobe Photoshop 25.1"))),
                arguments(
                        "edited in Chinese",
                        new ExifSegment().camera("X", null, "美图秀秀"),
                        List.of(new Finding(Kind.EDITED, null, null, null, "美图秀秀"))),
                arguments(
                        "written an hour after",
                        phone().time(now, "+08:00", "2026:11:26 09:00:05"),
                        List.of(new Finding(Kind.WRITTEN_LATER, null, 3_600L, null, null))),
                arguments("a time that is none", phone().time("2026:13:45 08:00:00", "x", null), List.of()),
                arguments(
                        "nothing", new ExifSegment(), List.of(new Finding(Kind.NO_METADATA, null, null, null, null))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void cases(String what, ExifSegment segment, List<Finding> expected) {
        Exif exif = ExifReader.read(segment.into(Pictures.jpeg(1)));
        assertThat(Plausibility.judge(SAID, exif, ZONE)).isEqualTo(expected);
    }

    @Test
    void readsAllOfIt() {
        byte[] photo = phone().time("2026:11:26 08:00:05", "+08:00", "2026:11:26 08:00:06")
                .place(120.45, 41.57, 271)
                .orientation(6)
                .into(Pictures.jpeg(1));
        Exif exif = ExifReader.read(photo);
        assertThat(exif.location().lon()).isCloseTo(120.45, org.assertj.core.data.Offset.offset(1e-7));
        assertThat(exif)
                .usingRecursiveComparison()
                .ignoringFields("location")
                .isEqualTo(new Exif(
                        "2026-11-26T08:00:05",
                        "+08:00",
                        "2026-11-26T08:00:06",
                        null,
                        271.0,
                        "HUAWEI",
                        "Mate 70",
                        "MATE70 5.0.1",
                        6));
        assertThat(Picture.of(photo).width()).isEqualTo(640);
    }

    @Test
    void whatCannotBeReadSaysNothing() {
        byte[] photo = phone().time("2026:11:26 08:00:05", null, null).into(Pictures.jpeg(1));
        for (int i = 20; i < 200; i++) {
            byte[] spoilt = photo.clone();
            spoilt[i] ^= (byte) 0xff;
            assertThat(ExifReader.read(spoilt)).isNotNull();
        }
        assertThat(ExifReader.read(new byte[] {1, 2, 3})).isEqualTo(Exif.NONE);
        assertThat(Plausibility.judge(new Capture(SAID.at(), null, null), Exif.NONE, ZONE))
                .extracting(Finding::kind)
                .containsExactly(Kind.NO_METADATA, Kind.NO_PLACE);
    }

    @Test
    void aNameIsNoEssay() {
        byte[] photo = new ExifSegment()
                .camera("x\u0007" + "y".repeat(500), null, null)
                .into(Pictures.jpeg(1));
        assertThat(ExifReader.read(photo).make()).hasSize(80).startsWith("xyy");
    }
}
