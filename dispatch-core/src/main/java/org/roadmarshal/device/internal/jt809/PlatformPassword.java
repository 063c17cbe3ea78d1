package org.roadmarshal.device.internal.jt809;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;

/** A platform's password of up to 8 bytes: too short to be kept but as a slow hash. Call from a worker. */
public final class PlatformPassword {
    private static final Argon2Function ARGON = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);
    private static final int SALT_BYTES = 16;

    private PlatformPassword() {}

    /** In PHC form, with parameters and salt in it. */
    public static String hash(String password) {
        return Password.hash(password).addRandomSalt(SALT_BYTES).with(ARGON).getResult();
    }

    static boolean matches(String password, String hash) {
        return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
    }
}
