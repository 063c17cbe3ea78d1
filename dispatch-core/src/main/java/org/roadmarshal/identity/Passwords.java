package org.roadmarshal.identity;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import org.roadmarshal.kernel.DispatchException;

/**
 * Argon2id with OWASP's parameters: 19 MiB, 2 passes, 1 lane. A hash takes tens of milliseconds of a whole core: call from a
 * worker. Safe for use from any thread.
 */
public final class Passwords {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final Argon2Function ARGON = Argon2Function.getInstance(MEMORY_KIB, 2, 1, 32, Argon2.ID);
    private static final int SALT_BYTES = 16;
    private static final int MIN_LENGTH = 10;
    private static final int MAX_LENGTH = 200;
    private static final int MIN_DISTINCT = 5;
    private static final Set<String> WELL_KNOWN = Set.of(
            "1234567890",
            "0123456789",
            "0987654321",
            "123456789a",
            "a123456789",
            "1q2w3e4r5t",
            "qwertyuiop",
            "password123",
            "password1234",
            "woaini1314",
            "woaini520520",
            "administrator",
            "roadmarshal");

    private Passwords() {}

    /** @throws DispatchException VALIDATION where it is too easy to guess; says what would be right */
    public static void check(String username, String password) {
        String lower = password.toLowerCase(Locale.ROOT);
        if (password.length() < MIN_LENGTH || password.length() > MAX_LENGTH) {
            throw DispatchException.invalid("A password has %d to %d characters".formatted(MIN_LENGTH, MAX_LENGTH));
        }
        if (lower.contains(username) || WELL_KNOWN.contains(lower)) {
            throw DispatchException.invalid("The password is too well known, or holds the username");
        }
        if (password.chars().distinct().count() < MIN_DISTINCT) {
            throw DispatchException.invalid("A password has at least %d different characters".formatted(MIN_DISTINCT));
        }
    }

    /** @return in PHC form, with parameters and salt in it */
    public static String hash(String password) {
        return Password.hash(password).addRandomSalt(SALT_BYTES).with(ARGON).getResult();
    }

    /** @param hash null for nobody's, which takes as long as somebody's and never matches */
    public static boolean matches(String password, String hash) {
        String against = hash == null ? Nobody.HASH : hash;
        return Password.check(password, against).with(Argon2Function.getInstanceFromHash(against)) && hash != null;
    }

    /** 96 random bits as 16 letters, digits, - and _. */
    public static String generate() {
        byte[] random = new byte[12];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** Made at first use, so that a start does not wait for it. */
    private static final class Nobody {
        private static final String HASH = hash(generate());
    }
}
