package org.roadmarshal.push;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.roadmarshal.kernel.Json;

/** A browser and its push service in one: it takes what is pushed, checks who pushes, and reads it. */
final class Browser implements AutoCloseable {
    private static final byte[] SECRET = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final KeyPair keys;
    private final ECParameterSpec curve;
    private final HttpServer service;
    private final BlockingQueue<Pushed> taken = new LinkedBlockingQueue<>();
    private volatile int answer = 201;

    /** @param text decrypted @param claims of the sender's token, which was rightly signed */
    record Pushed(JsonNode text, JsonNode claims, String ttl, String urgency) {}

    Browser() throws Exception {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        curve = parameters.getParameterSpec(ECParameterSpec.class);
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(curve);
        keys = generator.generateKeyPair();
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", this::take);
        service.start();
    }

    String origin() {
        return "http://127.0.0.1:" + service.getAddress().getPort();
    }

    /** The body by which it subscribes. */
    String subscription(String path) {
        return Json.write(java.util.Map.of(
                "endpoint",
                origin() + path,
                "p256dh",
                encode(raw((ECPublicKey) keys.getPublic())),
                "auth",
                encode(SECRET),
                "language",
                "zh-CN"));
    }

    void answers(int status) {
        answer = status;
    }

    Pushed next() throws InterruptedException {
        Pushed next = taken.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing was pushed");
        }
        return next;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            var headers = exchange.getRequestHeaders();
            JsonNode text = Json.tree(new String(open(body), StandardCharsets.UTF_8));
            taken.add(new Pushed(
                    text,
                    claims(headers.getFirst("Authorization")),
                    headers.getFirst("TTL"),
                    headers.getFirst("Urgency")));
            exchange.sendResponseHeaders(answer, -1);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private byte[] open(byte[] body) throws GeneralSecurityException {
        ByteBuffer in = ByteBuffer.wrap(body);
        byte[] salt = new byte[16];
        in.get(salt);
        in.getInt();
        byte[] sender = new byte[in.get()];
        in.get(sender);
        byte[] sealed = new byte[in.remaining()];
        in.get(sealed);
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(keys.getPrivate());
        agreement.doPhase(key(sender), true);
        byte[] common = hmac(SECRET, agreement.generateSecret());
        byte[] info = ByteBuffer.allocate(145)
                .put("WebPush: info\0".getBytes(StandardCharsets.US_ASCII))
                .put(raw((ECPublicKey) keys.getPublic()))
                .put(sender)
                .put((byte) 1)
                .array();
        byte[] extracted = hmac(salt, hmac(common, info));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(Arrays.copyOf(expand(extracted, "Content-Encoding: aes128gcm\0"), 16), "AES"),
                new GCMParameterSpec(128, Arrays.copyOf(expand(extracted, "Content-Encoding: nonce\0"), 12)));
        byte[] padded = cipher.doFinal(sealed);
        return Arrays.copyOf(padded, padded.length - 1);
    }

    private JsonNode claims(String authorization) throws GeneralSecurityException {
        String[] parts = authorization.replaceFirst("^vapid t=", "").split(", k=");
        String[] token = parts[0].split("\\.");
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(key(Base64.getUrlDecoder().decode(parts[1])));
        signature.update((token[0] + "." + token[1]).getBytes(StandardCharsets.US_ASCII));
        if (!signature.verify(Base64.getUrlDecoder().decode(token[2]))) {
            throw new GeneralSecurityException("the token is not signed by the key beside it");
        }
        return Json.tree(new String(Base64.getUrlDecoder().decode(token[1]), StandardCharsets.UTF_8));
    }

    private PublicKey key(byte[] raw) throws GeneralSecurityException {
        ECPoint point = new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(raw, 1, 33)), new BigInteger(1, Arrays.copyOfRange(raw, 33, 65)));
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, curve));
    }

    private static byte[] raw(ECPublicKey key) {
        String x = "%064x".formatted(key.getW().getAffineX());
        String y = "%064x".formatted(key.getW().getAffineY());
        return java.util.HexFormat.of().parseHex("04" + x + y);
    }

    private static byte[] expand(byte[] key, String label) throws GeneralSecurityException {
        return hmac(key, (label + "\1").getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public void close() {
        service.stop(0);
    }
}
