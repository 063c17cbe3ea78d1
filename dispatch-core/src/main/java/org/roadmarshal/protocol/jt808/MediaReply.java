package org.roadmarshal.protocol.jt808;

import java.util.ArrayList;
import java.util.List;

/**
 * The platform has a recording, or lacks parts of it.
 *
 * @param missing numbers of packages that did not come; empty where all did
 */
public record MediaReply(long mediaId, List<Integer> missing) implements Message {
    public static final int ID = 0x8800;

    static MediaReply read(BodyReader in, Version version) {
        long media = in.u32();
        List<Integer> missing = new ArrayList<>();
        int count = in.left() == 0 ? 0 : in.u8();
        for (int i = 0; i < count && !in.failed(); i++) {
            missing.add(in.u16());
        }
        return new MediaReply(media, missing);
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public void write(BodyWriter out, Version version) {
        out.u32(mediaId);
        if (!missing.isEmpty()) {
            out.u8(missing.size());
            missing.forEach(out::u16);
        }
    }
}
