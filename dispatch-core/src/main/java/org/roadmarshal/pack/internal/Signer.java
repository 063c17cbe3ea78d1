package org.roadmarshal.pack.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.roadmarshal.evidence.EvidenceStore;
import org.roadmarshal.pack.PackKey;

/**
 * An org's key.
 *
 * @param privateKey PKCS#8
 * @param publicKey X.509
 */
public record Signer(byte[] privateKey, byte[] publicKey, Instant createdAt) {
    private static final String ALGORITHM = "Ed25519";

    /** One that nobody has yet. */
    static KeyPair make() {
        try {
            return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java from 15 on has Ed25519", e);
        }
    }

    byte[] sign(byte[] bytes) {
        try {
            PrivateKey key = KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(privateKey));
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key of ours is none", e);
        }
    }

    String fingerprint() {
        return HexFormat.of().formatHex(EvidenceStore.sha256(publicKey));
    }

    String pem() {
        return "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
                .formatted(Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(publicKey));
    }

    public PackKey shown() {
        return new PackKey(fingerprint(), pem(), createdAt);
    }
}
