package org.roadmarshal.protocol.jt808;

/** A recording. @param location where it was made, without items */
public record MediaData(Media media, Location location, byte[] data) implements Message {
    public static final int ID = 0x0801;

    static MediaData read(BodyReader in, Version version) {
        Media media = Media.read(in);
        BodyReader where = in.part(Location.LEAST_BYTES);
        return new MediaData(media, Location.read(where), in.rest());
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public void write(BodyWriter out, Version version) {
        media.write(out);
        location.withoutItems().write(out);
        out.bytes(data);
    }
}
