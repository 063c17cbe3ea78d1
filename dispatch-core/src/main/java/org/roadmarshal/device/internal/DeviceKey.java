package org.roadmarshal.device.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** The secret by which a device is known: 256 random bits, of which we keep the SHA-256. */
public final class DeviceKey {
    private static final SecureRandom RANDOM = new SecureRandom();

    private DeviceKey() {}

    /** 43 characters of base64url, which need no escaping in an address. */
    public static String generate() {
        byte[] key = new byte[32];
        RANDOM.nextBytes(key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    /** Without salt: a key of 256 random bits cannot be found by trying. */
    public static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
