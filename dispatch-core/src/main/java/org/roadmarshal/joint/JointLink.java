package org.roadmarshal.joint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a link says. Its token is these four numbers and an HMAC-SHA-256 over them and the one purpose that they have; so the link
 * itself is stored nowhere, and who reads the table of joint tasks holds none.
 *
 * @param serial rises when the link is renewed, which ends the one before
 * @param expires Unix seconds
 */
record JointLink(int org, long id, int serial, long expires) {
    private static final byte[] PURPOSE = "roadmarshal joint link\0".getBytes(StandardCharsets.UTF_8);
    private static final byte FORM = 1;
    private static final int CLAIM = 25;
    private static final int SIGNATURE = 32;

    /** 76 characters that may stand in an address. */
    String token(byte[] secret) {
        byte[] claim = claim();
        ByteBuffer token = ByteBuffer.allocate(CLAIM + SIGNATURE).put(claim).put(signature(secret, claim));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
    }

    /** What a token claims, whoever made it. Empty where it is of no form of ours. */
    static Optional<JointLink> claimed(String token) {
        return bytes(token).map(bytes -> {
            ByteBuffer claim = ByteBuffer.wrap(bytes).position(1);
            return new JointLink(claim.getInt(), claim.getLong(), claim.getInt(), claim.getLong());
        });
    }

    /** Whether the token is the one for this, made with this secret. */
    boolean isOf(String token, byte[] secret) {
        byte[] claim = claim();
        return bytes(token)
                .map(bytes ->
                        MessageDigest.isEqual(Arrays.copyOfRange(bytes, CLAIM, bytes.length), signature(secret, claim))
                                && Arrays.equals(claim, Arrays.copyOf(bytes, CLAIM)))
                .orElse(false);
    }

    private static Optional<byte[]> bytes(String token) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            return bytes.length == CLAIM + SIGNATURE && bytes[0] == FORM ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private byte[] claim() {
        return ByteBuffer.allocate(CLAIM)
                .put(FORM)
                .putInt(org)
                .putLong(id)
                .putInt(serial)
                .putLong(expires)
                .array();
    }

    private static byte[] signature(byte[] secret, byte[] claim) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update(PURPOSE);
            return mac.doFinal(claim);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
