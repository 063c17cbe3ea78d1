package org.roadmarshal.position.internal;

import org.roadmarshal.position.Source;

/** A device as a key of maps, which are asked several times for each fix: hence its own plain arithmetic. */
public record Sender(int org, long deviceId) {
    public static Sender of(Source source) {
        return new Sender(source.org(), source.deviceId());
    }

    boolean is(Source source) {
        return deviceId == source.deviceId() && org == source.org();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sender sender && deviceId == sender.deviceId && org == sender.org;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(deviceId) * 31 + org;
    }
}
