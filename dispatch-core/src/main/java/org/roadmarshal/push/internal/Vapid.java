package org.roadmarshal.push.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.roadmarshal.kernel.Json;

/**
 * Says to a push service who we are, in a header that it can check.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8292">RFC 8292</a>
 */
final class Vapid {
    private static final Duration LIFE = Duration.ofHours(12);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private Vapid() {}

    /** @param origin of the push service */
    static String authorization(PushKeys keys, String origin, String contact, Instant now) {
        String claims = Json.write(Map.of("aud", origin, "exp", now.plus(LIFE).getEpochSecond(), "sub", contact));
        String signed = part("{\"typ\":\"JWT\",\"alg\":\"ES256\"}") + "." + part(claims);
        try {
            PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(keys.privateKey()));
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return "vapid t=" + signed + "." + BASE64.encodeToString(signature.sign()) + ", k="
                    + BASE64.encodeToString(keys.publicKey());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key of the installation cannot sign", e);
        }
    }

    private static String part(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
