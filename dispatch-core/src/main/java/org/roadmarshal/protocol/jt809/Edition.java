package org.roadmarshal.protocol.jt809;

/** Which JT/T 809 a link speaks; both ends must agree, the frames themselves do not say. */
public enum Edition {
    E2011(22),
    E2019(30);

    /** Between the two flags: header, no body, CRC. */
    private static final int CRC_BYTES = 2;

    private static final int FLAGS = 2;

    private final int header;

    Edition(int header) {
        this.header = header;
    }

    /** Bytes of the header. */
    int header() {
        return header;
    }

    /** Bytes of an unescaped frame with both of its flags, as the header's length field counts. */
    int frame(int body) {
        return FLAGS + header + body + CRC_BYTES;
    }
}
