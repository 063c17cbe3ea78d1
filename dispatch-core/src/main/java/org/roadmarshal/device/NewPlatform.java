package org.roadmarshal.device;

import java.util.List;
import org.roadmarshal.kernel.DispatchException;

/**
 * What to set up; see {@link Platform}.
 *
 * @param password 6 to 8 ASCII characters, which is all that the protocol has room for
 * @param cipher null for bodies in clear
 */
public record NewPlatform(
        String name,
        long agencyId,
        long userId,
        String password,
        long centreId,
        List<String> addresses,
        Cipher cipher) {
    public NewPlatform {
        addresses = addresses == null ? List.of() : List.copyOf(addresses);
        if (cipher != null && cipher.m1 == 0) {
            throw DispatchException.invalid("m1 is not 0");
        }
    }

    /** The three numbers of the standard's encryption, unsigned 32 bits. */
    public record Cipher(long m1, long ia1, long ic1) {}

    /** For logs: without the secrets. */
    @Override
    public String toString() {
        return "NewPlatform[name=%s, agencyId=%d, userId=%d]".formatted(name, agencyId, userId);
    }
}
