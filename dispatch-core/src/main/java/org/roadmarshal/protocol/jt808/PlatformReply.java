package org.roadmarshal.protocol.jt808;

/**
 * The platform's general answer to a message that has no answer of its own.
 *
 * @param serial of the message that is answered
 * @param repliedId its id
 */
public record PlatformReply(int serial, int repliedId, Result result) implements Message {
    public static final int ID = 0x8001;

    static PlatformReply read(BodyReader in, Version version) {
        return new PlatformReply(in.u16(), in.u16(), Result.of(in.u8()));
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public void write(BodyWriter out, Version version) {
        out.u16(serial);
        out.u16(repliedId);
        out.u8(result.code());
    }
}
