package org.roadmarshal.protocol.jt808;

import java.util.Arrays;

/** One frame, unescaped and verified. Owns its bytes; reads its header where it is asked to, so that making one costs little. */
public final class Frame {
    /** The longest frame between its flags, unescaped: a 2019 header of a sub-package, 1023 bytes, the checksum. */
    static final int LONGEST = 21 + Frame.MOST_BODY + 1;

    static final int MOST_BODY = 1023;
    static final int PACKAGED = 1 << 13;
    static final int EDITION_2019 = 1 << 14;
    private static final int ENCRYPTION = 7 << 10;

    private final byte[] bytes;
    private final int attributes;

    /** @param bytes header, body and checksum, whose header was checked by {@link #fault} */
    Frame(byte[] bytes) {
        this.bytes = bytes;
        this.attributes = word(bytes, 2);
    }

    /** @return null where the header fits these {@code length} bytes */
    static Refusal fault(byte[] bytes, int length) {
        if (length < 13) {
            return Refusal.SHORT;
        }
        int attributes = word(bytes, 2);
        int header = headerBytes(attributes);
        if (length != header + (attributes & MOST_BODY) + 1) {
            return Refusal.LENGTH;
        }
        if ((attributes & PACKAGED) != 0) {
            int total = word(bytes, header - 4);
            int index = word(bytes, header - 2);
            return index < 1 || index > total ? Refusal.PACKAGE : null;
        }
        return null;
    }

    private static int headerBytes(int attributes) {
        return version(attributes).headerBytes() + ((attributes & PACKAGED) == 0 ? 0 : 4);
    }

    private static Version version(int attributes) {
        return (attributes & EDITION_2019) == 0 ? Version.V2013 : Version.V2019;
    }

    private static int word(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    public int id() {
        return word(bytes, 0);
    }

    public Version version() {
        return version(attributes);
    }

    /** Of the protocol within the 2019 edition, from 1; 0 for 2013, which has none. */
    public int revision() {
        return version() == Version.V2019 ? bytes[4] & 0xff : 0;
    }

    /** @see Phone */
    public String phone() {
        return Phone.read(bytes, version() == Version.V2013 ? 4 : 5, version().phoneBytes);
    }

    /** Whether the other has the same phone and edition. */
    public boolean isOfSame(Frame other) {
        int from = version() == Version.V2013 ? 4 : 5;
        int to = from + version().phoneBytes;
        return version() == other.version() && Arrays.equals(bytes, from, to, other.bytes, from, to);
    }

    /** 0 to 65535; wraps. */
    public int serial() {
        return word(bytes, version().headerBytes() - 2);
    }

    /** Whether the body is encrypted, by RSA (bit 10) or otherwise: then it cannot be read. */
    public boolean encrypted() {
        return (attributes & ENCRYPTION) != 0;
    }

    /** Whether the body is one of several parts. */
    public boolean packaged() {
        return (attributes & PACKAGED) != 0;
    }

    /** How many parts there are; 1 where the frame is whole. */
    public int total() {
        return packaged() ? word(bytes, version().headerBytes()) : 1;
    }

    /** Which part this is, from 1. */
    public int index() {
        return packaged() ? word(bytes, version().headerBytes() + 2) : 1;
    }

    public byte[] body() {
        return Arrays.copyOfRange(bytes, bodyFrom(), bytes.length - 1);
    }

    public int bodyBytes() {
        return bytes.length - 1 - bodyFrom();
    }

    /** Without copying. */
    BodyReader reader() {
        return new BodyReader(bytes, bodyFrom(), bytes.length - 1);
    }

    private int bodyFrom() {
        return headerBytes(attributes);
    }

    /** Header, body and checksum, unescaped, without the flags; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }
}
