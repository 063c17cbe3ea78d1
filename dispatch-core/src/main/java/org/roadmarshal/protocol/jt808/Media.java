package org.roadmarshal.protocol.jt808;

/**
 * What a recording is.
 *
 * @param id the terminal's number of it, above 0
 * @param type see {@link #IMAGE}
 * @param format 0 JPEG, 1 TIF, 2 MP3, 3 WAV, 4 WMV
 * @param event why it was made: 0 told by the platform, 1 by the clock, 2 robbery, 3 collision or rollover, 4 and up others
 * @param channel which camera or microphone
 */
public record Media(long id, int type, int format, int event, int channel) {
    public static final int IMAGE = 0;
    public static final int AUDIO = 1;
    public static final int VIDEO = 2;

    static Media read(BodyReader in) {
        return new Media(in.u32(), in.u8(), in.u8(), in.u8(), in.u8());
    }

    void write(BodyWriter out) {
        out.u32(id);
        out.u8(type);
        out.u8(format);
        out.u8(event);
        out.u8(channel);
    }
}
