package org.roadmarshal.journal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The hash of a fact: SHA-256 over the hash before it, then every field, each with a length or a null mark before it. */
final class Chain {
    /** What stands before the first fact. */
    static final byte[] GENESIS = new byte[32];

    private Chain() {}

    static byte[] next(byte[] previous, Fact fact) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(previous);
            out.writeInt(fact.org());
            out.writeLong(fact.seq());
            instant(out, fact.at());
            text(out, fact.kind());
            text(out, fact.subject());
            out.writeLong(fact.subjectId());
            out.writeInt(fact.version());
            number(out, fact.agencyId());
            number(out, fact.unitId());
            number(out, fact.actor().id());
            text(out, fact.actor().name());
            instant(out, fact.deviceAt());
            text(out, fact.data());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sha256(bytes.toByteArray());
    }

    private static void text(DataOutputStream out, String value) throws IOException {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static void number(DataOutputStream out, Long value) throws IOException {
        out.writeBoolean(value != null);
        if (value != null) {
            out.writeLong(value);
        }
    }

    /** Microseconds, as PostgreSQL keeps them. */
    private static void instant(DataOutputStream out, Instant value) throws IOException {
        number(out, value == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, value));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
