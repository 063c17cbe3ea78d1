package org.roadmarshal.device;

import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Named;

/**
 * A source of fixes.
 *
 * @param unit null where it belongs to none
 * @param key the secret, in the answer that enrolled it only; null otherwise
 */
public record Device(long id, Kind kind, String label, Named unit, String key) {
    public Device withoutKey() {
        return new Device(id, kind, label, unit, null);
    }

    /** OSMAND sends by a key of its own; FIELD is the phone of a signed-in officer; UPLOAD is the files that people bring. */
    public enum Kind implements Coded {
        OSMAND,
        FIELD,
        UPLOAD
    }
}
