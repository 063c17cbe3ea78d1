package org.roadmarshal.protocol.jt808;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes messages as frames, in sub-packages where they are too long for one. */
public final class FrameEncoder {
    private final Version version;
    private final byte[] phoneBytes;

    /** @param phone of the terminal, whichever side sends, as {@link Frame#phone} reads it */
    public FrameEncoder(Version version, String phone) {
        this.version = version;
        this.phoneBytes = Phone.bytes(phone, version);
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
        int header = version.headerBytes() + (total > 1 ? 4 : 0);
        byte[] plain = new byte[header + body.length + 1];
        put(plain, 0, id);
        put(
                plain,
                2,
                body.length | (total > 1 ? Frame.PACKAGED : 0) | (version == Version.V2019 ? Frame.EDITION_2019 : 0));
        int phoneAt = 4;
        if (version == Version.V2019) {
            plain[phoneAt++] = 1;
        }
        System.arraycopy(phoneBytes, 0, plain, phoneAt, phoneBytes.length);
        put(plain, version.headerBytes() - 2, serial);
        if (total > 1) {
            put(plain, header - 4, total);
            put(plain, header - 2, index);
        }
        System.arraycopy(body, 0, plain, header, body.length);
        return escape(plain);
    }

    private static void put(byte[] bytes, int at, int word) {
        bytes[at] = (byte) (word >> 8);
        bytes[at + 1] = (byte) word;
    }

    /** With its checksum, the last byte, which is 0 yet, and its flags. */
    private static byte[] escape(byte[] plain) {
        byte xor = 0;
        for (byte b : plain) {
            xor ^= b;
        }
        plain[plain.length - 1] = xor;
        int escapes = 0;
        for (byte b : plain) {
            escapes += isSpecial(b) ? 1 : 0;
        }
        byte[] frame = new byte[plain.length + escapes + 2];
        int at = 0;
        frame[at++] = 0x7e;
        for (byte b : plain) {
            if (isSpecial(b)) {
                frame[at++] = 0x7d;
                frame[at++] = (byte) (b == 0x7d ? 1 : 2);
            } else {
                frame[at++] = b;
            }
        }
        frame[at] = 0x7e;
        return frame;
    }

    private static boolean isSpecial(byte b) {
        return b == 0x7e || b == 0x7d;
    }
}
