package org.roadmarshal.protocol.jt808;

/**
 * The platform wants live video, by JT/T 1078: the stream goes to a media server.
 *
 * @param host of the media server
 * @param tcpPort 0 for none
 * @param udpPort 0 for none
 * @param channel which camera, from 1
 * @param data 0 picture and sound, 1 picture, 2 talk, 3 listen, 4 broadcast, 5 anything
 * @param stream 0 the main one, 1 the small one
 */
public record VideoRequest(String host, int tcpPort, int udpPort, int channel, int data, int stream)
        implements Message {
    public static final int ID = 0x9101;

    static VideoRequest read(BodyReader in, Version version) {
        return new VideoRequest(in.shortText(), in.u16(), in.u16(), in.u8(), in.u8(), in.u8());
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public void write(BodyWriter out, Version version) {
        out.shortText(host);
        out.u16(tcpPort);
        out.u16(udpPort);
        out.u8(channel);
        out.u8(data);
        out.u8(stream);
    }
}
