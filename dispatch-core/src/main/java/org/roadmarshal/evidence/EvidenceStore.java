package org.roadmarshal.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Files named by their own SHA-256, in a directory for each org. A file that is there is whole, on the platter, and never
 * written again. Blocks; safe for use by many threads and by several nodes that share the directory.
 */
public final class EvidenceStore {
    private static final HexFormat HEX = HexFormat.of();

    private final Path directory;

    /** @param directory made when first needed */
    public EvidenceStore(Path directory) {
        this.directory = directory;
    }

    public static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Returns when the bytes would outlive a power cut. */
    public void keep(int org, byte[] sha256, byte[] bytes) {
        Path file = file(org, sha256);
        if (Files.exists(file)) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            Path written = Files.createTempFile(file.getParent(), "incoming-", null);
            try {
                write(written, bytes);
                Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(written);
            }
            sync(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("A photo cannot be kept below " + directory, e);
        }
    }

    /** @throws IllegalStateException where the file is missing, or is not what was kept */
    public byte[] read(int org, byte[] sha256) {
        Path file = file(org, sha256);
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (!MessageDigest.isEqual(sha256(bytes), sha256)) {
                throw new IllegalStateException(file + " is not as it was kept");
            }
            return bytes;
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Two digits a folder, so that none grows too long to list. */
    private Path file(int org, byte[] sha256) {
        String name = HEX.formatHex(sha256);
        return directory
                .resolve(String.valueOf(org))
                .resolve(name.substring(0, 2))
                .resolve(name);
    }
}
