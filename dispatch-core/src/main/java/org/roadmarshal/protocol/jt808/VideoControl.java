package org.roadmarshal.protocol.jt808;

/**
 * The platform controls a stream of live video.
 *
 * @param channel which camera, from 1
 * @param command 0 close, 1 change the stream, 2 pause, 3 resume, 4 end the talk
 * @param close 0 both, 1 sound, 2 picture
 * @param stream 0 the main one, 1 the small one
 */
public record VideoControl(int channel, int command, int close, int stream) implements Message {
    public static final int ID = 0x9102;

    static VideoControl read(BodyReader in, Version version) {
        return new VideoControl(in.u8(), in.u8(), in.u8(), in.u8());
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public void write(BodyWriter out, Version version) {
        out.u8(channel);
        out.u8(command);
        out.u8(close);
        out.u8(stream);
    }
}
