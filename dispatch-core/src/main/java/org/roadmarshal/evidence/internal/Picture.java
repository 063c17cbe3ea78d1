package org.roadmarshal.evidence.internal;

import java.util.Optional;
import java.util.stream.Stream;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;

/**
 * What a file turned out to be, whatever its sender called it.
 *
 * @param width pixels
 * @param height pixels
 */
public record Picture(Format format, int width, int height) {
    /** Phones' photos have up to 64 million. Decoding a progressive JPEG takes up to 6 bytes of native memory for each. */
    private static final long MOST_PIXELS = 70_000_000;

    public Picture {
        if (width <= 0 || height <= 0) {
            throw DispatchException.invalid("The picture has no pixels");
        }
        if ((long) width * height > MOST_PIXELS) {
            throw new DispatchException(
                    ErrorCode.TOO_LARGE,
                    "%d x %d pixels; at most %d million".formatted(width, height, MOST_PIXELS / 1_000_000));
        }
    }

    public String contentType() {
        return format.contentType;
    }

    /**
     * @throws DispatchException UNSUPPORTED_MEDIA_TYPE where the bytes begin like none of the formats, VALIDATION where they
     *     cannot be decoded to the end, TOO_LARGE where they would unfold to too many pixels
     */
    public static Picture of(byte[] bytes) {
        Format format = Format.of(bytes)
                .orElseThrow(() -> new DispatchException(
                        ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                        "Neither JPEG, PNG nor WebP by its content, nor a voice note in WebM, MP4 or Ogg"));
        return format == Format.WEBP ? WebpHeader.read(bytes) : Decoding.decode(format, bytes);
    }

    /** By the first bytes; {@code .} stands for any. */
    public enum Format {
        JPEG("image/jpeg", "ffd8ff"),
        PNG("image/png", "89504e470d0a1a0a"),
        WEBP("image/webp", "52494646........57454250");

        private final String contentType;
        private final String magic;

        Format(String contentType, String magic) {
            this.contentType = contentType;
            this.magic = magic;
        }

        static Optional<Format> of(byte[] bytes) {
            return Stream.of(values())
                    .filter(candidate -> candidate.begins(bytes))
                    .findFirst();
        }

        private boolean begins(byte[] bytes) {
            for (int i = 0; i < magic.length() / 2; i++) {
                String digits = magic.substring(2 * i, 2 * i + 2);
                if (i >= bytes.length || !digits.equals("..") && Integer.parseInt(digits, 16) != (bytes[i] & 0xff)) {
                    return false;
                }
            }
            return true;
        }
    }
}
