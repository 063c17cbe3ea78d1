package org.roadmarshal.push.internal;

/** The installation's. @param privateKey PKCS#8 @param publicKey 65 bytes */
public record PushKeys(byte[] privateKey, byte[] publicKey) {}
