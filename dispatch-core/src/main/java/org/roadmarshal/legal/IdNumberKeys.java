package org.roadmarshal.legal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The keys of id numbers: AES-256-GCM, a new nonce each time. The first encrypts, all decrypt. Safe for use from any thread. */
public final class IdNumberKeys {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, SecretKeySpec> keys;

    private IdNumberKeys(Map<String, SecretKeySpec> keys) {
        this.keys = keys;
    }

    /**
     * @param configured ID:BASE64 each
     * @throws IllegalArgumentException saying which one is none, and not what it is
     */
    public static IdNumberKeys of(List<String> configured) {
        Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
        for (String text : configured) {
            int colon = text.indexOf(':');
            String id = colon < 0 ? "" : text.substring(0, colon).strip();
            if (!id.matches("[A-Za-z0-9_.-]{1,40}")) {
                throw new IllegalArgumentException("legal.idNumberKeys: a key is ID:BASE64, with an ID of its own");
            }
            byte[] key = decoded(text.substring(colon + 1).strip());
            if (key.length != KEY_BYTES) {
                throw new IllegalArgumentException("legal.idNumberKeys: " + id + " is not 32 bytes in Base64");
            }
            if (keys.put(id, new SecretKeySpec(key, "AES")) != null) {
                throw new IllegalArgumentException("legal.idNumberKeys: there are two keys " + id);
            }
        }
        return new IdNumberKeys(keys);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0]; // told as what it is not: the exception would quote the key
        }
    }

    /** @param bytes nonce and ciphertext */
    public record Sealed(String key, byte[] bytes) {}

    /** The one that encrypts; empty where none is configured. */
    public Optional<String> current() {
        return keys.keySet().stream().findFirst();
    }

    public Set<String> ids() {
        return keys.keySet();
    }

    /** @param place whose number it is: what is sealed for one place cannot be opened at another */
    public Sealed seal(String text, String place) {
        String id = current().orElseThrow();
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, keys.get(id), nonce, text.getBytes(StandardCharsets.UTF_8), place);
        byte[] bytes = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, bytes, NONCE_BYTES, sealed.length);
        return new Sealed(id, bytes);
    }

    /** Empty where its key is not configured. @throws IllegalStateException where it was altered, or is another place's */
    public Optional<String> open(Sealed sealed, String place) {
        return Optional.ofNullable(keys.get(sealed.key)).map(key -> {
            byte[] nonce = Arrays.copyOf(sealed.bytes, NONCE_BYTES);
            byte[] text = Arrays.copyOfRange(sealed.bytes, NONCE_BYTES, sealed.bytes.length);
            return new String(run(Cipher.DECRYPT_MODE, key, nonce, text, place), StandardCharsets.UTF_8);
        });
    }

    private static byte[] run(int mode, SecretKeySpec key, byte[] nonce, byte[] text, String place) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The id number of " + place + " does not fit its key", e);
        }
    }
}
