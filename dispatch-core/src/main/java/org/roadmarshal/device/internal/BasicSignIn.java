package org.roadmarshal.device.internal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** HTTP's Basic sign-in, by which an app that knows no other sends the key of its device: as the password, whoever it calls itself. */
final class BasicSignIn {
    private static final String SCHEME = "Basic ";

    private BasicSignIn() {}

    /** @param header {@code Authorization}, or null. @return empty where it is none, or not well formed */
    static Optional<String> password(String header) {
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        try {
            byte[] decoded =
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).trim());
            String pair = new String(decoded, StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 || colon == pair.length() - 1 ? Optional.empty() : Optional.of(pair.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
