package org.roadmarshal.protocol.jt808;

/** Why bytes of a stream are no frame. The next frame is read all the same. */
public enum Refusal {
    /** Bytes outside of any frame. */
    NOISE,
    /** Less than a header and a checksum. */
    SHORT,
    /** More than the longest frame. */
    LONG,
    /** 0x7d followed by neither 01 nor 02. */
    ESCAPE,
    /** The XOR over header and body is another. */
    CHECKSUM,
    /** The header says another length. */
    LENGTH,
    /** A sub-package that is none of its total. */
    PACKAGE
}
