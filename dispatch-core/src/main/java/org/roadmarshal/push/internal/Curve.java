package org.roadmarshal.push.internal;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import org.roadmarshal.kernel.DispatchException;

/** P-256 keys as Web Push writes them: a public key is 04, x and y (65 bytes). */
public final class Curve {
    private static final int SIDE = 32;
    private static final int LENGTH = 1 + 2 * SIDE;
    static final ECParameterSpec P256 = p256();

    private Curve() {}

    private static ECParameterSpec p256() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has P-256", e);
        }
    }

    static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(P256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has P-256", e);
        }
    }

    /** @throws DispatchException VALIDATION where it is no point of the curve: with one beside it, a key could be drawn out of us */
    public static ECPublicKey publicKey(byte[] bytes) {
        if (bytes.length != LENGTH || bytes[0] != 4) {
            throw DispatchException.invalid("A public key is 04, x and y of P-256");
        }
        BigInteger x = new BigInteger(1, Arrays.copyOfRange(bytes, 1, 1 + SIDE));
        BigInteger y = new BigInteger(1, Arrays.copyOfRange(bytes, 1 + SIDE, LENGTH));
        BigInteger p = ((ECFieldFp) P256.getCurve().getField()).getP();
        BigInteger right = x.pow(3)
                .add(P256.getCurve().getA().multiply(x))
                .add(P256.getCurve().getB())
                .mod(p);
        if (x.compareTo(p) >= 0 || y.compareTo(p) >= 0 || !y.pow(2).mod(p).equals(right)) {
            throw DispatchException.invalid("The public key is no point of P-256");
        }
        try {
            return (ECPublicKey)
                    KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), P256));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has P-256", e);
        }
    }

    static byte[] bytes(ECPublicKey key) {
        byte[] bytes = new byte[LENGTH];
        bytes[0] = 4;
        put(key.getW().getAffineX(), bytes, 1);
        put(key.getW().getAffineY(), bytes, 1 + SIDE);
        return bytes;
    }

    private static void put(BigInteger number, byte[] into, int at) {
        byte[] bytes = number.toByteArray();
        int length = Math.min(bytes.length, SIDE);
        System.arraycopy(bytes, bytes.length - length, into, at + SIDE - length, length);
    }
}
