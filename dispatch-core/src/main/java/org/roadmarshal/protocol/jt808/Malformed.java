package org.roadmarshal.protocol.jt808;

/** A body that is not what its id says: too short, or of counts that do not fit. @param body as it came */
public record Malformed(int id, byte[] body) implements Message {
    @Override
    public void write(BodyWriter out, Version version) {
        out.bytes(body);
    }
}
