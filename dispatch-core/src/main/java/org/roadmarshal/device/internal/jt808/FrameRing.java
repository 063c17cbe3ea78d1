package org.roadmarshal.device.internal.jt808;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HexFormat;

/** The last frames of a connection, for diagnosis. */
final class FrameRing {
    private static final int SIZE = 32;

    private final byte[][] frames = new byte[SIZE][];
    private final long[] times = new long[SIZE];
    private final boolean[] incoming = new boolean[SIZE];
    private int count;

    /** @param frame unescaped and without its flags; kept, not copied */
    void add(byte[] frame, boolean in, long now) {
        int at = count++ % SIZE;
        frames[at] = frame;
        times[at] = now;
        incoming[at] = in;
    }

    /** Oldest first, as the API's {@code RawFrame}. */
    JsonArray toJson() {
        JsonArray all = new JsonArray();
        for (int i = Math.max(0, count - SIZE); i < count; i++) {
            int at = i % SIZE;
            all.add(new JsonObject()
                    .put("time", Instant.ofEpochMilli(times[at]).toString())
                    .put("incoming", incoming[at])
                    .put("bytes", HexFormat.of().formatHex(frames[at])));
        }
        return all;
    }
}
