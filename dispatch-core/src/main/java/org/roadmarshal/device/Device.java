package org.roadmarshal.device;

import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Named;

/**
 * A source of fixes.
 *
 * @param unit for which it speaks now; null where it belongs to none
 * @param vehicle in which it is built, named by its plate, or null
 * @param address what names it on its protocol, such as a terminal's phone number, or null
 * @param key the secret, in the answer that enrolled it only; null otherwise
 */
public record Device(long id, Kind kind, String label, Named unit, Named vehicle, String address, String key) {
    public Device withoutKey() {
        return new Device(id, kind, label, unit, vehicle, address, null);
    }

    /**
     * OSMAND sends by a key of its own; FIELD is the phone of a signed-in officer; JT808 is a vehicle's terminal, and JT809 a
     * vehicle of another platform.
     */
    public enum Kind implements Coded {
        OSMAND,
        FIELD,
        OWNTRACKS,
        MQTT,
        JT808,
        JT809,
        UPLOAD
    }
}
