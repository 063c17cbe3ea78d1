package org.roadmarshal.protocol.jt808;

/** A message of an id that is not of ours. @param body as it came */
public record Unknown(int id, byte[] body) implements Message {
    @Override
    public void write(BodyWriter out, Version version) {
        out.bytes(body);
    }
}
