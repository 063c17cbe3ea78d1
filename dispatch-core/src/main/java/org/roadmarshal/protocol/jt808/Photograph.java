package org.roadmarshal.protocol.jt808;

/**
 * The platform wants photos, or a film.
 *
 * @param channel from 1
 * @param photos how many; 0 to stop, 0xffff to film
 * @param intervalSeconds between two photos, or the film's length; 0 for the shortest or for no end
 * @param keep on the terminal, instead of sending them at once
 * @param resolution 1 for 320x240, 2 for 640x480, 3 for 800x600, 4 for 1024x768, 5 and up the wide ones
 * @param quality 1 the least loss to 10 the smallest
 * @param brightness 0 to 255
 * @param contrast 0 to 127
 * @param saturation 0 to 127
 * @param chroma 0 to 255
 */
public record Photograph(
        int channel,
        int photos,
        int intervalSeconds,
        boolean keep,
        int resolution,
        int quality,
        int brightness,
        int contrast,
        int saturation,
        int chroma)
        implements Message {
    public static final int ID = 0x8801;

    /** One photo at once, of middle settings. */
    public static Photograph now(int channel, int resolution) {
        return new Photograph(channel, 1, 0, false, resolution, 3, 128, 64, 64, 128);
    }

    static Photograph read(BodyReader in, Version version) {
        return new Photograph(
                in.u8(), in.u16(), in.u16(), in.u8() == 1, in.u8(), in.u8(), in.u8(), in.u8(), in.u8(), in.u8());
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public void write(BodyWriter out, Version version) {
        out.u8(channel);
        out.u16(photos);
        out.u16(intervalSeconds);
        out.u8(keep ? 1 : 0);
        out.u8(resolution);
        out.u8(quality);
        out.u8(brightness);
        out.u8(contrast);
        out.u8(saturation);
        out.u8(chroma);
    }
}
