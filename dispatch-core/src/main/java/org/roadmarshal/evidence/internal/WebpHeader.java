package org.roadmarshal.evidence.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.roadmarshal.kernel.DispatchException;

/**
 * Size of a WebP picture out of its first chunk, and whether all of the file is there: Java has no decoder for it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9649">RFC 9649</a>
 */
final class WebpHeader {
    private static final int CHUNK = 12;
    private static final int PAYLOAD = 20;
    private static final int LONGEST_HEADER = 10;

    private WebpHeader() {}

    static Picture read(byte[] bytes) {
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < PAYLOAD + LONGEST_HEADER || Integer.toUnsignedLong(file.getInt(4)) + 8 > bytes.length) {
            throw DispatchException.invalid("The picture is cut off");
        }
        String chunk = new String(bytes, CHUNK, 4, StandardCharsets.US_ASCII);
        return switch (chunk) {
            case "VP8 " -> lossy(file);
            case "VP8L" -> lossless(file);
            case "VP8X" -> new Picture(Picture.Format.WEBP, 1 + int24(file, PAYLOAD + 4), 1 + int24(file, PAYLOAD + 7));
            default -> throw DispatchException.invalid("The picture cannot be decoded: no WebP chunk " + chunk.strip());
        };
    }

    /** Frame tag of 3 bytes, start code 9d 01 2a, then width and height of 14 bits each (RFC 6386, 9.1). */
    private static Picture lossy(ByteBuffer file) {
        if (int24(file, PAYLOAD + 3) != 0x2a019d) {
            throw DispatchException.invalid("The picture cannot be decoded: it does not begin with a key frame");
        }
        return new Picture(
                Picture.Format.WEBP, file.getShort(PAYLOAD + 6) & 0x3fff, file.getShort(PAYLOAD + 8) & 0x3fff);
    }

    /** Signature 2f, then width - 1 and height - 1 of 14 bits each. */
    private static Picture lossless(ByteBuffer file) {
        if (file.get(PAYLOAD) != 0x2f) {
            throw DispatchException.invalid("The picture cannot be decoded: no lossless signature");
        }
        int bits = file.getInt(PAYLOAD + 1);
        return new Picture(Picture.Format.WEBP, 1 + (bits & 0x3fff), 1 + (bits >>> 14 & 0x3fff));
    }

    private static int int24(ByteBuffer file, int at) {
        return (file.getShort(at) & 0xffff) | (file.get(at + 2) & 0xff) << 16;
    }
}
