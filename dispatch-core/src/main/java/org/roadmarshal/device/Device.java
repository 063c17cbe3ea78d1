package org.roadmarshal.device;

import org.roadmarshal.kernel.Coded;
import org.roadmarshal.kernel.Named;

/**
 * A source of fixes.
 *
 * @param crs what its coordinates are; they are converted on the way in
 * @param address what names it on its protocol, such as a terminal's phone number or an MQTT topic; null where its key does
 * @param unit for which it speaks now; null where it belongs to none
 * @param vehicle in which it is built, named by its plate, or null
 * @param key the secret, in the answer that enrolled it only; null otherwise
 */
public record Device(long id, Kind kind, String label, Crs crs, String address, Named unit, Named vehicle, String key) {
    public Device withoutKey() {
        return new Device(id, kind, label, crs, address, unit, vehicle, null);
    }

    /**
     * OSMAND and OWNTRACKS send by a key of their own, MQTT by a key or an address; FIELD is the phone of a signed-in officer;
     * JT808 is a vehicle's terminal, and JT809 a vehicle as another platform sends it; UPLOAD is the files that people bring.
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
