package org.roadmarshal.push;

import java.time.Instant;
import java.util.Base64;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.push.internal.Curve;

/**
 * What a browser was given by its push service.
 *
 * @param p256dh its public key, base64url
 * @param auth its secret, base64url
 * @param expiresAt when the push service ends it, or null
 */
public record NewSubscription(String endpoint, String p256dh, String auth, Instant expiresAt, String language) {
    private static final int SECRET = 16;

    public byte[] publicKey() {
        byte[] key = bytes("p256dh", p256dh);
        Curve.publicKey(key);
        return key;
    }

    public byte[] secret() {
        byte[] secret = bytes("auth", auth);
        if (secret.length != SECRET) {
            throw DispatchException.invalid("auth is of " + SECRET + " bytes");
        }
        return secret;
    }

    private static byte[] bytes(String field, String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new DispatchException(ErrorCode.VALIDATION, field + " is not base64url", e);
        }
    }
}
