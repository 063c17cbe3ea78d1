package org.roadmarshal.protocol.jt808;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of a wish for photos.
 *
 * @param serial of the wish
 * @param result 0 done, 1 not done, 2 no such channel
 * @param ids of the recordings; those come by themselves
 */
public record PhotographReply(int serial, int result, List<Long> ids) implements Message {
    public static final int ID = 0x0805;

    static PhotographReply read(BodyReader in, Version version) {
        int serial = in.u16();
        int result = in.u8();
        List<Long> ids = new ArrayList<>();
        int count = result == 0 && in.left() > 0 ? in.u16() : 0;
        for (int i = 0; i < count && !in.failed(); i++) {
            ids.add(in.u32());
        }
        return new PhotographReply(serial, result, ids);
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public void write(BodyWriter out, Version version) {
        out.u16(serial);
        out.u8(result);
        if (result == 0) {
            out.u16(ids.size());
            ids.forEach(out::u32);
        }
    }
}
