package org.roadmarshal.layer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Decodes Mapbox vector tiles (version 2), as far as the tests look into them. */
public final class MvtReader {
    /** @param vertices all of the geometry's, in tile units: x to the right, y down */
    public record Feature(long id, Map<String, Object> properties, List<int[]> vertices) {}

    public record Layer(String name, int extent, List<Feature> features) {}

    private interface Field {
        void read(int number, ByteBuffer value, long varint);
    }

    private MvtReader() {}

    public static List<Layer> read(byte[] tile) {
        List<Layer> layers = new ArrayList<>();
        fields(ByteBuffer.wrap(tile), (number, value, varint) -> {
            if (number == 3) {
                layers.add(layer(value));
            }
        });
        return layers;
    }

    private static Layer layer(ByteBuffer bytes) {
        String[] name = new String[1];
        int[] extent = {4096};
        List<String> keys = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        List<ByteBuffer> features = new ArrayList<>();
        fields(bytes, (number, value, varint) -> {
            switch (number) {
                case 1 -> name[0] = text(value);
                case 2 -> features.add(value);
                case 3 -> keys.add(text(value));
                case 4 -> values.add(value(value));
                case 5 -> extent[0] = (int) varint;
                default -> {}
            }
        });
        return new Layer(
                name[0],
                extent[0],
                features.stream().map(feature -> feature(feature, keys, values)).toList());
    }

    private static Feature feature(ByteBuffer bytes, List<String> keys, List<Object> values) {
        long[] id = new long[1];
        Map<String, Object> properties = new LinkedHashMap<>();
        List<int[]> vertices = new ArrayList<>();
        fields(bytes, (number, value, varint) -> {
            switch (number) {
                case 1 -> id[0] = varint;
                case 2 -> {
                    while (value.hasRemaining()) {
                        properties.put(keys.get((int) varint(value)), values.get((int) varint(value)));
                    }
                }
                case 4 -> vertices(value, vertices);
                default -> {}
            }
        });
        return new Feature(id[0], properties, vertices);
    }

    /** Commands 1 and 2 move by pairs, 7 closes a ring. */
    private static void vertices(ByteBuffer geometry, List<int[]> vertices) {
        int x = 0;
        int y = 0;
        while (geometry.hasRemaining()) {
            int command = (int) varint(geometry);
            for (int i = 0; (command & 7) != 7 && i < command >> 3; i++) {
                x += zigzag(varint(geometry));
                y += zigzag(varint(geometry));
                vertices.add(new int[] {x, y});
            }
        }
    }

    private static Object value(ByteBuffer bytes) {
        Object[] found = new Object[1];
        fields(
                bytes,
                (number, value, varint) -> found[0] = switch (number) {
                    case 1 -> text(value);
                    case 6 -> (long) zigzag(varint);
                    case 7 -> varint == 1;
                    default -> varint;
                });
        return found[0];
    }

    private static void fields(ByteBuffer bytes, Field each) {
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            int key = (int) varint(bytes);
            switch (key & 7) {
                case 0 -> each.read(key >> 3, null, varint(bytes));
                case 1 -> each.read(key >> 3, null, bytes.getLong());
                case 5 -> each.read(key >> 3, null, bytes.getInt());
                default -> {
                    int length = (int) varint(bytes);
                    ByteBuffer value = bytes.slice(bytes.position(), length);
                    bytes.position(bytes.position() + length);
                    each.read(key >> 3, value, 0);
                }
            }
        }
    }

    private static long varint(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private static int zigzag(long value) {
        return (int) (value >>> 1 ^ -(value & 1));
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }
}
