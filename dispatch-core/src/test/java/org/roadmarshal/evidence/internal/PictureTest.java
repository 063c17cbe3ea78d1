package org.roadmarshal.evidence.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.roadmarshal.evidence.Pictures;
import org.roadmarshal.evidence.internal.Picture.Format;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;

final class PictureTest {
    static Stream<Arguments> whole() {
        byte[] jpeg = Pictures.jpeg(1);
        byte[] withMore = Arrays.copyOf(jpeg, jpeg.length + 1_000);
        return Stream.of(
                arguments("a JPEG", jpeg, new Picture(Format.JPEG, 640, 480)),
                arguments(
                        "a JPEG with a film behind it, as some phones make",
                        withMore,
                        new Picture(Format.JPEG, 640, 480)),
                arguments("a large JPEG", Pictures.encode("jpeg", 4000, 3000, 1), new Picture(Format.JPEG, 4000, 3000)),
                arguments("a PNG", Pictures.encode("png", 31, 17, 1), new Picture(Format.PNG, 31, 17)),
                arguments("one pixel", Pictures.encode("png", 1, 1, 1), new Picture(Format.PNG, 1, 1)),
                arguments(
                        "a lossy WebP",
                        Pictures.webp("VP8 ", bytes(0x30, 0x01, 0x00, 0x9d, 0x01, 0x2a, 0x80, 0x02, 0xe0, 0x01)),
                        new Picture(Format.WEBP, 640, 480)),
                arguments(
                        "a lossless WebP",
                        Pictures.webp("VP8L", bytes(0x2f, 0x7f, 0xc2, 0x77, 0x00)),
                        new Picture(Format.WEBP, 640, 480)),
                arguments(
                        "an extended WebP",
                        Pictures.webp("VP8X", bytes(0x10, 0, 0, 0, 0x7f, 0x02, 0, 0xdf, 0x01, 0)),
                        new Picture(Format.WEBP, 640, 480)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whole(String what, byte[] file, Picture expected) {
        assertThat(Picture.of(file)).isEqualTo(expected);
    }

    static Stream<Arguments> refused() {
        byte[] jpeg = Pictures.jpeg(1);
        byte[] png = Pictures.encode("png", 300, 200, 1);
        byte[] spoilt = png.clone();
        Arrays.fill(spoilt, png.length / 2, png.length / 2 + 100, (byte) 7);
        byte[] webp = Pictures.webp("VP8L", bytes(0x2f, 0x7f, 0xc2, 0x77, 0x00));
        return Stream.of(
                arguments("nothing but a beginning", bytes(0xff, 0xd8), ErrorCode.UNSUPPORTED_MEDIA_TYPE),
                arguments(
                        "text",
                        "<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8),
                        ErrorCode.UNSUPPORTED_MEDIA_TYPE),
                arguments("a GIF", Pictures.encode("gif", 10, 10, 1), ErrorCode.UNSUPPORTED_MEDIA_TYPE),
                arguments("only a JPEG's magic", bytes(0xff, 0xd8, 0xff, 0xe0), ErrorCode.VALIDATION),
                arguments("a JPEG cut in its header", Pictures.cut(jpeg, 0.01), ErrorCode.VALIDATION),
                arguments("half a JPEG", Pictures.cut(jpeg, 0.5), ErrorCode.VALIDATION),
                arguments("nearly all of a JPEG", Pictures.cut(jpeg, 0.98), ErrorCode.VALIDATION),
                arguments("half a PNG", Pictures.cut(png, 0.5), ErrorCode.VALIDATION),
                arguments("a PNG with wrong bytes within", spoilt, ErrorCode.VALIDATION),
                arguments("half a WebP", Pictures.cut(webp, 0.5), ErrorCode.VALIDATION),
                arguments("a WebP of an unknown chunk", Pictures.webp("ABCD"), ErrorCode.VALIDATION),
                arguments("a lossy WebP without a key frame", Pictures.webp("VP8 "), ErrorCode.VALIDATION),
                arguments("a bomb that says so", Pictures.bomb(12_000, 10_000), ErrorCode.TOO_LARGE),
                arguments(
                        "a WebP bomb",
                        Pictures.webp("VP8X", bytes(0x10, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff)),
                        ErrorCode.TOO_LARGE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(String what, byte[] file, ErrorCode code) {
        assertThatThrownBy(() -> Picture.of(file))
                .isInstanceOfSatisfying(
                        DispatchException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
