package org.roadmarshal.protocol.jt809;

/** One location as an edition writes it. */
public sealed interface LocationRecord permits Location2011, Location2019 {
    /** Whether the coordinates are offset by the national plug-in, which is to say GCJ-02; WGS-84 otherwise. */
    boolean offset();

    /** As it stands in the message. */
    byte[] toBytes();
}
