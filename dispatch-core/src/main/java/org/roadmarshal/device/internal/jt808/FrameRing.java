package org.roadmarshal.device.internal.jt808;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HexFormat;
import org.roadmarshal.protocol.jt808.Frame;
import org.roadmarshal.protocol.jt808.FrameDecoder;
import org.roadmarshal.protocol.jt808.Refusal;

/** The last frames of a connection, for diagnosis. */
final class FrameRing {
    private static final int SIZE = 32;

    private final byte[][] frames = new byte[SIZE][];
    private final long[] times = new long[SIZE];
    private final boolean[] incoming = new boolean[SIZE];
    private int count;

    /** @param frame as it was decoded where it came in, as it was sent where it went out; kept, not copied */
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
                    .put("bytes", HexFormat.of().formatHex(incoming[at] ? frames[at] : unescaped(frames[at]))));
        }
        return all;
    }

    private static byte[] unescaped(byte[] sent) {
        byte[][] frame = new byte[1][];
        new FrameDecoder().feed(sent, 0, sent.length, new FrameDecoder.Sink() {
            @Override
            public void frame(Frame decoded) {
                frame[0] = decoded.bytes();
            }

            @Override
            public void refused(Refusal reason) {
                throw new IllegalStateException("We sent a frame that is none: " + reason);
            }
        });
        return frame[0];
    }
}
