package org.roadmarshal.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.roadmarshal.testing.Refusals.assertRefused;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.testing.PostgisExtension;
import org.roadmarshal.testing.TestDatabase;

/** What is not exactly a token of ours is refused, by whatever it differs. */
@ExtendWith(PostgisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TokenTest {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private Bureau bureau;
    private String good;
    private byte[] secret;

    @BeforeAll
    void begin(TestDatabase database) {
        bureau = new Bureau(database);
        bureau.account(1, "wang", new RoleGrant(Role.OFFICER, 11));
        good = bureau.signIn("wang").accessToken();
        secret = bureau.jdbi.withHandle(handle -> handle.createQuery("select secret from signing_key")
                .mapTo(byte[].class)
                .one());
    }

    @AfterAll
    void end() {
        bureau.close();
    }

    Stream<Arguments> bad() {
        String[] parts = good.split("\\.");
        String other = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8).replace("\"sub\":\"", "\"sub\":\"9");
        return Stream.of(
                Arguments.of("empty", ""),
                Arguments.of("not a token", "x.y.z"),
                Arguments.of("no signature", parts[0] + "." + parts[1]),
                Arguments.of("an empty signature", parts[0] + "." + parts[1] + "."),
                Arguments.of("truncated", good.substring(0, good.length() - 4)),
                Arguments.of(
                        "another payload",
                        parts[0] + "." + BASE64.encodeToString(other.getBytes(UTF_8)) + "." + parts[2]),
                Arguments.of("alg none, unsigned", unsigned("none")),
                Arguments.of("alg None, unsigned", unsigned("None")),
                Arguments.of("alg none, signed", signed(Map.of("alg", "none"), Map.of(), "HmacSHA256", secret)),
                Arguments.of("another algorithm", signed(Map.of("alg", "HS512"), Map.of(), "HmacSHA512", secret)),
                Arguments.of("another key", signed(Map.of(), Map.of(), "HmacSHA256", new byte[32])),
                Arguments.of(
                        "an unknown kid", signed(Map.of("kid", UUID.randomUUID()), Map.of(), "HmacSHA256", secret)),
                Arguments.of("expired", signed(Map.of(), Map.of("exp", now() - 1), "HmacSHA256", secret)),
                Arguments.of("never expiring", signed(Map.of(), without("exp"), "HmacSHA256", secret)),
                Arguments.of("another issuer", signed(Map.of(), Map.of("iss", "x"), "HmacSHA256", secret)),
                Arguments.of("another audience", signed(Map.of(), Map.of("aud", "x"), "HmacSHA256", secret)),
                Arguments.of("no audience", signed(Map.of(), without("aud"), "HmacSHA256", secret)),
                Arguments.of(
                        "a sign-in's state",
                        signed(Map.of(), Map.of("aud", "roadmarshal-sign-in"), "HmacSHA256", secret)),
                Arguments.of("no such account", signed(Map.of(), Map.of("sub", "1"), "HmacSHA256", secret)),
                Arguments.of("the account in another org", signed(Map.of(), Map.of("org", 2), "HmacSHA256", secret)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void whatIsNotOursIsRefused(String what, String token) {
        assertRefused(ErrorCode.UNAUTHENTICATED, () -> bureau.principal(token));
    }

    @Test
    void whatIsOursIsTaken() {
        assertThat(bureau.principal(good).name()).isEqualTo("WANG");
        assertThat(bureau.principal(signed(Map.of(), Map.of(), "HmacSHA256", secret))
                        .name())
                .isEqualTo("WANG");
    }

    /** The good token's own header and payload, with something else in them. Null takes a field out. */
    private String signed(Map<String, ?> header, Map<String, ?> payload, String algorithm, byte[] key) {
        try {
            String signed = part(0, header) + "." + part(1, payload);
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return signed + "." + BASE64.encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String unsigned(String algorithm) {
        return part(0, Map.of("alg", algorithm)) + "." + part(1, Map.of()) + ".";
    }

    @SuppressWarnings("unchecked")
    private String part(int index, Map<String, ?> different) {
        String text = new String(Base64.getUrlDecoder().decode(good.split("\\.")[index]), UTF_8);
        Map<String, Object> fields = Json.read(text, Map.class);
        fields.putAll(different);
        fields.values().removeIf(value -> value == null);
        return BASE64.encodeToString(Json.write(fields).getBytes(UTF_8));
    }

    private static Map<String, Object> without(String field) {
        Map<String, Object> fields = new HashMap<>();
        fields.put(field, null);
        return fields;
    }

    private static long now() {
        return System.currentTimeMillis() / 1000;
    }
}
