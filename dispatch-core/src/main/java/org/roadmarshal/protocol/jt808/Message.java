package org.roadmarshal.protocol.jt808;

/** What a terminal and a platform say to each other: the body of one frame, or of several joined ones. */
public interface Message {
    /** The message's number, 0x0001 to 0xffff. */
    int id();

    /** Appends the body as this edition lays it out. */
    void write(BodyWriter out, Version version);
}
