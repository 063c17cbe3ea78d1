package org.roadmarshal.evidence;

import org.roadmarshal.kernel.Coded;

/**
 * Where a picture's file does not go with what its sender said. For people to judge; nothing is refused for it.
 *
 * @param metres between the two places, or null
 * @param seconds by which the file's time is before the sender's (negative: after it), or by which it was written later; or null
 * @param degrees between the two headings, or null
 * @param text what the file says, or null
 */
public record Finding(Kind kind, Double metres, Long seconds, Double degrees, String text) {
    /** What does not go together. */
    public enum Kind implements Coded {
        /** The file says nothing of how it came to be, as those of the camera in our page do not. */
        NO_METADATA,
        PLACE_DIFFERS,
        TIME_DIFFERS,
        HEADING_DIFFERS,
        /** The file was last written by a program that alters pictures. */
        EDITED,
        /** The file was written anew some time after it was taken. */
        WRITTEN_LATER,
        /** The sender said no place, and the file has none. */
        NO_PLACE
    }
}
