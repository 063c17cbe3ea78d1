package org.roadmarshal.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Where the bytes of evidence lie, named by their own SHA-256, apart for each org. What is there is whole and is never written
 * again; what is read is what was kept. Blocks; safe for use by many threads and by several nodes.
 */
public interface EvidenceStore {
    /** Returns when the bytes would outlive a power cut. What is there already is left as it is. */
    void keep(int org, byte[] sha256, byte[] bytes);

    /**
     * The kept bytes as a file, compared with their hash before this returns. To be closed, as it may be a copy made for the reader.
     *
     * @throws IllegalStateException where there is none, or it is not what was kept
     */
    KeptFile open(int org, byte[] sha256);

    /** @throws IllegalStateException where there is none, or it is not what was kept */
    default byte[] read(int org, byte[] sha256) {
        try (KeptFile file = open(org, sha256)) {
            return Files.readAllBytes(file.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    static byte[] sha256(byte[] bytes) {
        return digest().digest(bytes);
    }

    static byte[] sha256(Path file) throws IOException {
        MessageDigest digest = digest();
        byte[] buffer = new byte[64 * 1024];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return digest.digest();
    }
}
