package org.roadmarshal.protocol.jt809;

import java.io.ByteArrayOutputStream;

/** Writes frames: header, encrypted body, CRC, and all of it escaped between its flags. */
public final class FrameEncoder {
    static final int BEGIN = 0x5b;
    static final int END = 0x5d;
    /** 1.0.0, which receivers are told to look at and do not. */
    private static final byte[] PROTOCOL_VERSION = {1, 0, 0};

    private FrameEncoder() {}

    /** @param cipher for frames with a key; may be null where none has one */
    public static byte[] encode(Frame frame, BodyCipher cipher) {
        byte[] body = frame.key() == null ? frame.body() : cipher.apply(frame.key(), frame.body());
        FieldWriter out = new FieldWriter()
                .dword(frame.edition().frame(body.length))
                .dword(frame.serial())
                .word(frame.type())
                .dword(frame.centreId())
                .bytes(PROTOCOL_VERSION)
                .octet(frame.key() == null ? 0 : 1)
                .dword(frame.key() == null ? 0 : frame.key());
        if (frame.edition() == Edition.E2019) {
            out.unixTime(frame.time());
        }
        byte[] plain = out.bytes(body).toBytes();
        return escaped(plain, Crc16.of(plain, 0, plain.length));
    }

    private static byte[] escaped(byte[] plain, int crc) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length + 16);
        out.write(BEGIN);
        for (byte octet : plain) {
            escape(out, octet & 0xFF);
        }
        escape(out, crc >> 8);
        escape(out, crc & 0xFF);
        out.write(END);
        return out.toByteArray();
    }

    private static void escape(ByteArrayOutputStream out, int octet) {
        switch (octet) {
            case 0x5b, 0x5a -> {
                out.write(0x5a);
                out.write(octet == 0x5b ? 1 : 2);
            }
            case 0x5d, 0x5e -> {
                out.write(0x5e);
                out.write(octet == 0x5d ? 1 : 2);
            }
            default -> out.write(octet);
        }
    }
}
