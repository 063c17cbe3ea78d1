package org.roadmarshal.protocol.jt809;

import java.util.ArrayList;
import java.util.List;

/**
 * The location of 2019: a whole one of JT/T 808-2019, and what three platforms think of it.
 *
 * @param body the body of an 808-2019 0x0200, for its own codec to read
 * @param platforms three of them: the vehicle's own, the government's, the operator's
 */
public record Location2019(boolean offset, byte[] body, List<PlatformAlarm> platforms) implements LocationRecord {
    private static final int PLATFORMS = 3;
    private static final int PLATFORM_BYTES = 11;

    /** @param platform its number, or empty. @param alarms its 32 alarm bits */
    public record PlatformAlarm(String platform, long alarms) {
        public static final PlatformAlarm NONE = new PlatformAlarm("", 0);
    }

    /** Of no platform's opinion. */
    public Location2019(boolean offset, byte[] body) {
        this(offset, body, List.of(PlatformAlarm.NONE, PlatformAlarm.NONE, PlatformAlarm.NONE));
    }

    static Location2019 read(FieldReader in) {
        boolean offset = in.octet() == 1;
        byte[] body = in.bytes(in.dword());
        List<PlatformAlarm> platforms = new ArrayList<>();
        for (int i = 0; i < PLATFORMS; i++) {
            platforms.add(new PlatformAlarm(in.text(PLATFORM_BYTES), in.dword()));
        }
        return new Location2019(offset, body, List.copyOf(platforms));
    }

    @Override
    public byte[] toBytes() {
        FieldWriter out = new FieldWriter().octet(offset ? 1 : 0).block(body);
        platforms.forEach(
                opinion -> out.text(opinion.platform(), PLATFORM_BYTES).dword(opinion.alarms()));
        return out.toBytes();
    }
}
