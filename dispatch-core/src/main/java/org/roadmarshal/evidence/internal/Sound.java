package org.roadmarshal.evidence.internal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;

/**
 * A voice note by its first bytes, whatever its sender called it. It is kept as it came and never decoded here; the browser that
 * plays it is told to take it for nothing else.
 */
public enum Sound {
    WEBM("audio/webm"),
    MP4("audio/mp4"),
    OGG("audio/ogg");

    /** Ten minutes of speech at 64 kbit/s. */
    private static final int MOST_BYTES = 5 * 1024 * 1024;
    /** An EBML header names its kind of document within so many bytes. */
    private static final int HEADER = 64;

    private final String contentType;

    Sound(String contentType) {
        this.contentType = contentType;
    }

    public String contentType() {
        return contentType;
    }

    /** Empty where the bytes begin like none. @throws DispatchException TOO_LARGE where it is too long for a note */
    public static Optional<Sound> of(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, HEADER), StandardCharsets.ISO_8859_1);
        Sound sound = null;
        if (head.startsWith("\u001a\u0045\u00df\u00a3") && head.contains("webm")) {
            sound = WEBM;
        } else if (head.startsWith("ftyp", 4)) {
            sound = MP4;
        } else if (head.startsWith("OggS")) {
            sound = OGG;
        }
        if (sound != null && bytes.length > MOST_BYTES) {
            throw new DispatchException(ErrorCode.TOO_LARGE, "A voice note has at most 5 MiB");
        }
        return Optional.ofNullable(sound);
    }
}
