package org.roadmarshal.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.roadmarshal.identity.Passwords;

/** The demo's passwords, in a file that only its owner may read: made up once, and the same from then on. */
final class DemoPasswords {
    private final Path file;
    private final Map<String, String> byUsername;

    DemoPasswords(Path file) {
        this.file = file.toAbsolutePath();
        this.byUsername = read(this.file);
    }

    String of(String username) {
        return byUsername.computeIfAbsent(username, unknown -> Passwords.generate());
    }

    void save() {
        String text = byUsername.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue() + "\n")
                .collect(Collectors.joining());
        try {
            Files.createDirectories(file.getParent());
            Path next = Files.createTempFile(
                    file.getParent(),
                    file.getFileName().toString(),
                    null,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(next, text);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the demo's accounts in " + file, e);
        }
    }

    private static Map<String, String> read(Path file) {
        try {
            Map<String, String> found = new LinkedHashMap<>();
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file)) {
                    String[] parts = line.split(" ", 2);
                    found.put(parts[0], parts[1]);
                }
            }
            return found;
        } catch (IOException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException("Not a file of accounts: " + file, e);
        }
    }
}
