package org.roadmarshal.protocol.jt809;

/**
 * The standard's encryption of a body: a linear congruential stream, which keeps no secret from anybody determined but is what
 * platforms ask for. Both platforms are told the three numbers out of band; the key stands in each header.
 *
 * @param m1 unsigned 32 bits
 * @param ia1 unsigned 32 bits
 * @param ic1 unsigned 32 bits
 */
public record BodyCipher(long m1, long ia1, long ic1) {
    private static final long UINT32 = 0xFFFF_FFFFL;

    /** Encrypts, or decrypts what was encrypted by the same key. */
    byte[] apply(long key, byte[] body) {
        long modulus = (m1 & UINT32) == 0 ? 1 : m1 & UINT32;
        long state = (key & UINT32) == 0 ? 1 : key & UINT32;
        byte[] changed = new byte[body.length];
        for (int i = 0; i < body.length; i++) {
            state = ia1 * (state % modulus) + ic1 & UINT32;
            changed[i] = (byte) (body[i] ^ state >> 20);
        }
        return changed;
    }
}
