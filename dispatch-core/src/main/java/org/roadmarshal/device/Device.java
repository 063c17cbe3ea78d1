package org.roadmarshal.device;

import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Named;

/**
 * A source of fixes.
 *
 * @param crs what its coordinates are; they are converted on the way in
 * @param address what names it on its protocol, such as an MQTT topic; null where its key does
 * @param unit null where it belongs to none
 * @param key the secret, in the answer that enrolled it only; null otherwise
 */
public record Device(long id, Kind kind, String label, Crs crs, String address, Named unit, String key) {
    public Device withoutKey() {
        return new Device(id, kind, label, crs, address, unit, null);
    }

    /**
     * OSMAND and OWNTRACKS send by a key of their own, MQTT by a key or an address; FIELD is the phone of a signed-in officer;
     * JT809 is a vehicle as another platform sends it.
     */
    public enum Kind implements Coded {
        OSMAND,
        FIELD,
        OWNTRACKS,
        MQTT,
        JT809
    }
}
