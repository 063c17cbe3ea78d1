package org.roadmarshal.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Puts EXIF into a JPEG as cameras do: big-endian TIFF in an APP1 segment after the first two bytes. */
public final class ExifSegment {
    private static final int ASCII = 2;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int RATIONAL = 5;

    private final List<Field> main = new ArrayList<>();
    private final List<Field> sub = new ArrayList<>();
    private final List<Field> gps = new ArrayList<>();

    private record Field(int tag, int type, int count, byte[] value) {}

    public ExifSegment camera(String make, String model, String software) {
        ascii(main, 0x010f, make);
        ascii(main, 0x0110, model);
        ascii(main, 0x0131, software);
        return this;
    }

    public ExifSegment orientation(int turn) {
        main.add(new Field(0x0112, SHORT, 1, new byte[] {0, (byte) turn, 0, 0}));
        return this;
    }

    /** @param taken such as {@code 2026:11:26 08:00:00} @param offset such as {@code +08:00}, or null @param changed or null */
    public ExifSegment time(String taken, String offset, String changed) {
        ascii(sub, 0x9003, taken);
        ascii(sub, 0x9011, offset);
        ascii(main, 0x0132, changed);
        return this;
    }

    public ExifSegment place(double lon, double lat, Integer heading) {
        ascii(gps, 1, lat < 0 ? "S" : "N");
        gps.add(new Field(2, RATIONAL, 3, degrees(Math.abs(lat))));
        ascii(gps, 3, lon < 0 ? "W" : "E");
        gps.add(new Field(4, RATIONAL, 3, degrees(Math.abs(lon))));
        if (heading != null) {
            gps.add(new Field(
                    17,
                    RATIONAL,
                    1,
                    ByteBuffer.allocate(8).putInt(heading).putInt(1).array()));
        }
        return this;
    }

    public byte[] into(byte[] jpeg) {
        int subAt = 8 + length(main, 2);
        int gpsAt = subAt + length(sub, 0);
        main.add(new Field(0x8769, LONG, 1, ByteBuffer.allocate(4).putInt(subAt).array()));
        main.add(new Field(0x8825, LONG, 1, ByteBuffer.allocate(4).putInt(gpsAt).array()));
        ByteArrayOutputStream tiff = new ByteArrayOutputStream();
        tiff.writeBytes(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8});
        tiff.writeBytes(directory(main, 8));
        tiff.writeBytes(directory(sub, subAt));
        tiff.writeBytes(directory(gps, gpsAt));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.writeBytes(ByteBuffer.allocate(4)
                .putShort((short) 0xffe1)
                .putShort((short) (tiff.size() + 8))
                .array());
        out.writeBytes("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(tiff.toByteArray());
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    private static void ascii(List<Field> fields, int tag, String text) {
        if (text != null) {
            byte[] bytes = (text + "\0").getBytes(StandardCharsets.UTF_8);
            fields.add(new Field(tag, ASCII, bytes.length, bytes));
        }
    }

    /** Degrees, minutes, hundred-thousandths of seconds. */
    private static byte[] degrees(double value) {
        int whole = (int) value;
        int minutes = (int) ((value - whole) * 60);
        long seconds = Math.round(((value - whole) * 60 - minutes) * 60 * 100_000);
        return ByteBuffer.allocate(24)
                .putInt(whole)
                .putInt(1)
                .putInt(minutes)
                .putInt(1)
                .putInt((int) seconds)
                .putInt(100_000)
                .array();
    }

    private static int length(List<Field> fields, int more) {
        return 2
                + 12 * (fields.size() + more)
                + 4
                + fields.stream()
                        .mapToInt(field -> field.value.length > 4 ? field.value.length : 0)
                        .sum();
    }

    private static byte[] directory(List<Field> fields, int at) {
        fields.sort((one, other) -> Integer.compare(one.tag, other.tag));
        ByteBuffer out = ByteBuffer.allocate(length(fields, 0)).putShort((short) fields.size());
        int values = at + 2 + 12 * fields.size() + 4;
        ByteArrayOutputStream behind = new ByteArrayOutputStream();
        for (Field field : fields) {
            out.putShort((short) field.tag).putShort((short) field.type).putInt(field.count);
            if (field.value.length > 4) {
                out.putInt(values + behind.size());
                behind.writeBytes(field.value);
            } else {
                out.put(Arrays.copyOf(field.value, 4));
            }
        }
        return out.putInt(0).put(behind.toByteArray()).array();
    }
}
