package org.roadmarshal.push.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts for one browser, so that its push service carries what it cannot read: the content coding aes128gcm in one record.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8291">RFC 8291</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8188">RFC 8188</a>
 */
final class Envelope {
    private static final int RECORD = 4096;
    private static final int SALT = 16;
    private static final int TAG_BITS = 128;
    /** Salt, record size, length of the key, key. */
    private static final int HEADER = SALT + 4 + 1 + 65;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Envelope() {}

    static byte[] seal(byte[] text, byte[] theirKey, byte[] theirSecret) {
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        return seal(text, theirKey, theirSecret, Curve.newKeys(), salt);
    }

    /** @param own keys for this one message */
    static byte[] seal(byte[] text, byte[] theirKey, byte[] theirSecret, KeyPair own, byte[] salt) {
        try {
            byte[] ownKey = Curve.bytes((ECPublicKey) own.getPublic());
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(own.getPrivate());
            agreement.doPhase(Curve.publicKey(theirKey), true);
            byte[] common = hmac(theirSecret, agreement.generateSecret());
            byte[] material = hmac(common, ascii("WebPush: info\0"), theirKey, ownKey, new byte[] {1});
            byte[] extracted = hmac(salt, material);
            byte[] key = hmac(extracted, ascii("Content-Encoding: aes128gcm\0"), new byte[] {1});
            byte[] nonce = hmac(extracted, ascii("Content-Encoding: nonce\0"), new byte[] {1});

            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(Arrays.copyOf(key, 16), "AES"),
                    new GCMParameterSpec(TAG_BITS, Arrays.copyOf(nonce, 12)));
            // The 2 behind the text says: this is the last record.
            byte[] padded = Arrays.copyOf(text, text.length + 1);
            padded[text.length] = 2;
            byte[] sealed = cipher.doFinal(padded);
            return ByteBuffer.allocate(HEADER + sealed.length)
                    .put(salt)
                    .putInt(RECORD)
                    .put((byte) ownKey.length)
                    .put(ownKey)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has ECDH, HMAC-SHA-256 and AES-GCM", e);
        }
    }

    private static byte[] hmac(byte[] key, byte[]... parts) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
