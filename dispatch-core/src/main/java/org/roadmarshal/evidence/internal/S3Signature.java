package org.roadmarshal.evidence.internal;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.roadmarshal.evidence.EvidenceStore;
import org.roadmarshal.evidence.S3Config;

/**
 * AWS Signature Version 4 in the Authorization header, for requests whose path and query need no further encoding.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html">The algorithm, and its examples</a>
 */
record S3Signature(S3Config config, Instant at) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final HexFormat HEX = HexFormat.of();

    /** @param payloadSha256 hexadecimal @return the headers to send, beside Host, which every client sends itself */
    Map<String, String> headers(String method, URI uri, String payloadSha256, Map<String, String> others) {
        SortedMap<String, String> signed = new TreeMap<>(others);
        String time = TIME.format(at);
        signed.put("host", uri.getAuthority());
        signed.put("x-amz-content-sha256", payloadSha256);
        signed.put("x-amz-date", time);
        String names = String.join(";", signed.keySet());
        String request = String.join(
                "\n",
                method,
                uri.getRawPath(),
                uri.getRawQuery() == null ? "" : uri.getRawQuery(),
                signed.entrySet().stream()
                        .map(header -> header.getKey() + ":" + header.getValue().trim() + "\n")
                        .collect(Collectors.joining()),
                names,
                payloadSha256);
        String scope = "%s/%s/s3/aws4_request".formatted(time.substring(0, 8), config.region());
        String toSign = String.join("\n", "AWS4-HMAC-SHA256", time, scope, hash(request));
        signed.remove("host");
        signed.put(
                "authorization",
                "AWS4-HMAC-SHA256 Credential=%s/%s,SignedHeaders=%s,Signature=%s"
                        .formatted(
                                config.accessKey(),
                                scope,
                                names,
                                HEX.formatHex(mac(key(time.substring(0, 8)), toSign))));
        return signed;
    }

    private byte[] key(String day) {
        byte[] date = mac(("AWS4" + config.secretKey()).getBytes(StandardCharsets.UTF_8), day);
        return mac(mac(mac(date, config.region()), "s3"), "aws4_request");
    }

    private static String hash(String text) {
        return HEX.formatHex(EvidenceStore.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
