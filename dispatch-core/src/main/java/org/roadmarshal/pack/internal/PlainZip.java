package org.roadmarshal.pack.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

/**
 * A ZIP in which no byte is free: nothing packed, no time stamps, no extras. Whoever knows the files knows every byte of it, so
 * that the verifier can hold each one against what it must be. Names are ASCII.
 */
final class PlainZip implements AutoCloseable {
    /** 1 January 1980, as ZIP counts. */
    private static final short DAY = 0x21;

    private static final short VERSION = 10;

    private final OutputStream out;
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private long offset;
    private int entries;

    PlainZip(OutputStream out) {
        this.out = out;
    }

    void add(String name, byte[] bytes) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        begin(name, (int) crc.getValue(), bytes.length);
        out.write(bytes);
    }

    void add(String name, Path file) throws IOException {
        CRC32 crc = new CRC32();
        byte[] buffer = new byte[64 * 1024];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                crc.update(buffer, 0, read);
            }
        }
        begin(name, (int) crc.getValue(), Files.size(file));
        Files.copy(file, out);
    }

    private void begin(String name, int crc, long size) throws IOException {
        byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer local = buffer(30 + ascii.length).putInt(0x04034b50).putShort(VERSION);
        common(local, crc, size, ascii).put(ascii);
        ByteBuffer central =
                buffer(46 + ascii.length).putInt(0x02014b50).putShort(VERSION).putShort(VERSION);
        // No comment, first disk, no attributes.
        common(central, crc, size, ascii)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(0)
                .putInt((int) offset)
                .put(ascii);
        out.write(local.array());
        directory.writeBytes(central.array());
        offset += local.capacity() + size;
        entries++;
    }

    /** No flags, stored, no time; then what it is. */
    private static ByteBuffer common(ByteBuffer header, int crc, long size, byte[] name) {
        return header.putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort(DAY)
                .putInt(crc)
                .putInt((int) size)
                .putInt((int) size)
                .putShort((short) name.length)
                .putShort((short) 0);
    }

    @Override
    public void close() throws IOException {
        directory.writeTo(out);
        out.write(buffer(22)
                .putInt(0x06054b50)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) entries)
                .putShort((short) entries)
                .putInt(directory.size())
                .putInt((int) offset)
                .putShort((short) 0)
                .array());
        out.close();
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
