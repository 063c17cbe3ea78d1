package org.roadmarshal.pack;

import java.time.Instant;

/**
 * A key by which an org signs its packs, as everybody may know it.
 *
 * @param fingerprint SHA-256 of the public key's X.509 form, hexadecimal
 * @param publicKey PEM
 */
public record PackKey(String fingerprint, String publicKey, Instant createdAt) {}
