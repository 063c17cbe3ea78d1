package org.roadmarshal.evidence.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.roadmarshal.evidence.EvidenceStore;
import org.roadmarshal.evidence.KeptFile;

/** In a directory, which all nodes share. */
public final class DiskStore implements EvidenceStore {
    private final Path directory;

    /** @param directory made when first needed */
    public DiskStore(Path directory) {
        this.directory = directory;
    }

    @Override
    public void keep(int org, byte[] sha256, byte[] bytes) {
        Path file = file(org, sha256);
        if (Files.exists(file)) {
            return;
        }
        try {
            WholeFiles.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("A photo cannot be kept below " + directory, e);
        }
    }

    @Override
    public KeptFile open(int org, byte[] sha256) {
        Path file = file(org, sha256);
        try {
            if (!MessageDigest.isEqual(EvidenceStore.sha256(file), sha256)) {
                throw new IllegalStateException(file + " is not as it was kept");
            }
            return new KeptFile(file, false);
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }

    /** Two digits a folder, so that none grows too long to list. */
    private Path file(int org, byte[] sha256) {
        String name = HexFormat.of().formatHex(sha256);
        return directory
                .resolve(String.valueOf(org))
                .resolve(name.substring(0, 2))
                .resolve(name);
    }
}
