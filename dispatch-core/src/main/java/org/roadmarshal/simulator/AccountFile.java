package org.roadmarshal.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Usernames and passwords, one pair a line. {@code simulated.desk} dispatches; {@code simulated.CALLSIGN} answers for the unit of
 * that callsign. Units without such an account are left to people.
 */
record AccountFile(Map<String, String> passwords) {
    private static final String SIMULATED = "simulated.";

    static AccountFile read(Path file) {
        Map<String, String> passwords = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                String[] parts = line.strip().split("\\s+", 2);
                if (parts.length == 2) {
                    passwords.put(parts[0], parts[1]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the accounts in " + file, e);
        }
        return new AccountFile(passwords);
    }

    /** @throws IllegalArgumentException where the file does not have it */
    Login login(String username) {
        return find(username)
                .orElseThrow(() -> new IllegalArgumentException("The file of accounts has no " + username));
    }

    Optional<Login> desk() {
        return find(SIMULATED + "desk");
    }

    Optional<Login> crew(String callsign) {
        return find(SIMULATED + callsign.toLowerCase(java.util.Locale.ROOT));
    }

    private Optional<Login> find(String username) {
        return Optional.ofNullable(passwords.get(username)).map(password -> new Login(username, password));
    }

    record Login(String username, String password) {}
}
