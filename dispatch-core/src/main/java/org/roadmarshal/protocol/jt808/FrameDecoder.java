package org.roadmarshal.protocol.jt808;

import java.util.Arrays;

/**
 * Makes frames out of a connection's bytes, in whatever pieces they come. Every 0x7e ends what came before it and begins anew,
 * so whatever is in between, the next good frame is read. Holds at most one frame. For one thread.
 */
public final class FrameDecoder {
    private static final byte FLAG = 0x7e;
    private static final byte ESCAPE = 0x7d;

    private final byte[] held = new byte[Frame.LONGEST];
    private int length;
    private int xor;
    private boolean escaped;
    private Refusal refusal;
    private boolean flagSeen;

    /** Hears what was decoded, in the order of the stream. */
    public interface Sink {
        void frame(Frame frame);

        void refused(Refusal reason);
    }

    /** Takes {@code bytes[from, to)}, and keeps no hold of them. */
    public void feed(byte[] bytes, int from, int to, Sink sink) {
        int at = from;
        while (at < to) {
            int flag = at;
            while (flag < to && bytes[flag] != FLAG) {
                flag++;
            }
            take(bytes, at, flag);
            if (flag < to) {
                end(sink);
            }
            at = flag + 1;
        }
    }

    /** Bytes without a flag among them. */
    private void take(byte[] bytes, int from, int to) {
        if (refusal != null || from == to) {
            return;
        }
        int n = length;
        int x = xor;
        boolean after = escaped;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (after) {
                if (b != 1 && b != 2) {
                    refusal = Refusal.ESCAPE;
                    return;
                }
                b = b == 1 ? ESCAPE : FLAG;
                after = false;
            } else if (b == ESCAPE) {
                after = true;
                continue;
            }
            if (n == Frame.LONGEST) {
                refusal = Refusal.LONG;
                return;
            }
            held[n++] = b;
            x ^= b;
        }
        length = n;
        xor = x;
        escaped = after;
    }

    private void end(Sink sink) {
        boolean empty = length == 0 && refusal == null && !escaped;
        if (!empty) {
            Refusal reason = reason();
            if (reason == null) {
                sink.frame(new Frame(Arrays.copyOf(held, length)));
            } else {
                sink.refused(reason);
            }
        }
        flagSeen = true;
        length = 0;
        xor = 0;
        escaped = false;
        refusal = null;
    }

    private Refusal reason() {
        if (!flagSeen) {
            return Refusal.NOISE;
        }
        if (refusal != null) {
            return refusal;
        }
        if (escaped) {
            return Refusal.ESCAPE;
        }
        // Over header, body and checksum the XOR is 0.
        if ((xor & 0xff) != 0) {
            return length < 13 ? Refusal.SHORT : Refusal.CHECKSUM;
        }
        return Frame.fault(held, length);
    }
}
