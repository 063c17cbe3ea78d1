package org.roadmarshal.protocol.jt808;

import java.util.ArrayList;
import java.util.List;

/**
 * Sub-packages that did not come and are wanted again: 0x8003 says so the platform, 0x0005 the terminal (2019).
 *
 * @param serial of the first package
 * @param indexes of those that are missing, from 1; at most 255 in 2013
 */
public record MissingPackages(int id, int serial, List<Integer> indexes) implements Message {
    public static final int OF_PLATFORM = 0x8003;
    public static final int OF_TERMINAL = 0x0005;

    static MissingPackages read(int id, BodyReader in, Version version) {
        int serial = in.u16();
        int count = version == Version.V2019 ? in.u16() : in.u8();
        List<Integer> indexes = new ArrayList<>();
        for (int i = 0; i < count && !in.failed(); i++) {
            indexes.add(in.u16());
        }
        return new MissingPackages(id, serial, indexes);
    }

    @Override
    public void write(BodyWriter out, Version version) {
        out.u16(serial);
        if (version == Version.V2019) {
            out.u16(indexes.size());
        } else {
            out.u8(indexes.size());
        }
        indexes.forEach(out::u16);
    }
}
