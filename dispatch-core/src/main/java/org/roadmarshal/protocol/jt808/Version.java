package org.roadmarshal.protocol.jt808;

/** The edition by which a frame is laid out; bit 14 of its attributes tells them apart. 2011 is laid out as 2013. */
public enum Version {
    V2013(6),
    V2019(10);

    /** Bytes of the phone number in the header. */
    final int phoneBytes;

    Version(int phoneBytes) {
        this.phoneBytes = phoneBytes;
    }

    /** Bytes of the header without sub-package fields: 12 or 17. */
    int headerBytes() {
        return this == V2013 ? 12 : 17;
    }
}
