package org.roadmarshal.device;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * A device and how it is connected; all but the first two are a terminal's, and null where they are not known.
 *
 * @param node address of the node that it is connected to
 * @param since when it connected
 * @param lastSeen to within a minute
 * @param edition of JT/T 808, 2013 or 2019
 */
public record DeviceDetail(
        Device device,
        @JsonProperty("online") boolean isOnline,
        String node,
        Instant since,
        Instant lastSeen,
        Integer edition,
        String maker,
        String model,
        String terminal) {
    DeviceDetail offline() {
        return new DeviceDetail(device, false, null, null, lastSeen, edition, maker, model, terminal);
    }
}
