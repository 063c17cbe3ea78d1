package org.roadmarshal.protocol.jt808;

import java.util.ArrayList;
import java.util.List;

/**
 * Fixes together.
 *
 * @param blind whether they were kept where there was no network; otherwise just sent together
 */
public record LocationBatch(boolean blind, List<Location> locations) implements Message {
    public static final int ID = 0x0704;

    static LocationBatch read(BodyReader in, Version version) {
        int count = in.u16();
        boolean blind = in.u8() == 1;
        List<Location> locations = new ArrayList<>(Math.min(count, in.left() / Location.LEAST_BYTES + 1));
        for (int i = 0; i < count && !in.failed(); i++) {
            BodyReader part = in.part(in.u16());
            locations.add(Location.read(part));
            if (part.failed()) {
                in.fail();
            }
        }
        return new LocationBatch(blind, locations);
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public void write(BodyWriter out, Version version) {
        out.u16(locations.size());
        out.u8(blind ? 1 : 0);
        for (Location location : locations) {
            BodyWriter part = new BodyWriter();
            location.write(part);
            byte[] bytes = part.toBytes();
            out.u16(bytes.length);
            out.bytes(bytes);
        }
    }
}
