package org.roadmarshal.protocol.jt809;

/** What we cannot read, kept as it came. @param why for people */
public record Unread(int type, byte[] body, String why) implements Message {
    @Override
    public byte[] body(Edition edition) {
        return body;
    }
}
