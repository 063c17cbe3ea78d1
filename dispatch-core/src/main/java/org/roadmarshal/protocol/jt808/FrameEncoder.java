package org.roadmarshal.protocol.jt808;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes messages as frames, in sub-packages where they are too long for one. */
public final class FrameEncoder {
    private final Version version;
    private final String phone;

    /** @param phone of the terminal, whichever side sends, as {@link Frame#phone} reads it */
    public FrameEncoder(Version version, String phone) {
        this.version = version;
        this.phone = phone;
    }

    /**
     * @param serial of the first frame; the others follow it, modulo 65536
     * @return one frame or more, each with its flags, ready to be sent
     */
    public List<byte[]> frames(Message message, int serial) {
        return frames(message.id(), Messages.body(message, version), serial, Frame.MOST_BODY);
    }

    /** @param most bytes of body in a frame, up to 1023: some terminals and networks take less */
    public List<byte[]> frames(int id, byte[] body, int serial, int most) {
        if (body.length <= most) {
            return List.of(frame(id, body, serial, 1, 1));
        }
        int total = (body.length + most - 1) / most;
        List<byte[]> frames = new ArrayList<>(total);
        for (int index = 1; index <= total; index++) {
            byte[] part = Arrays.copyOfRange(body, (index - 1) * most, Math.min(index * most, body.length));
            frames.add(frame(id, part, serial + index - 1, total, index));
        }
        return frames;
    }

    private byte[] frame(int id, byte[] body, int serial, int total, int index) {
        BodyWriter out = new BodyWriter();
        out.u16(id);
        out.u16(body.length | (total > 1 ? Frame.PACKAGED : 0) | (version == Version.V2019 ? Frame.EDITION_2019 : 0));
        if (version == Version.V2019) {
            out.u8(1);
        }
        Phone.write(out, phone, version);
        out.u16(serial);
        if (total > 1) {
            out.u16(total);
            out.u16(index);
        }
        out.bytes(body);
        return escape(out.toBytes());
    }

    private static byte[] escape(byte[] bytes) {
        BodyWriter out = new BodyWriter();
        out.u8(0x7e);
        int xor = 0;
        for (byte b : bytes) {
            xor ^= b;
            escape(out, b);
        }
        escape(out, (byte) xor);
        out.u8(0x7e);
        return out.toBytes();
    }

    private static void escape(BodyWriter out, byte b) {
        if (b == 0x7e || b == 0x7d) {
            out.u8(0x7d);
            out.u8(b == 0x7d ? 1 : 2);
        } else {
            out.u8(b);
        }
    }
}
