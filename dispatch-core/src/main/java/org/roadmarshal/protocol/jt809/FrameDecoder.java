package org.roadmarshal.protocol.jt809;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Reads frames out of whatever pieces the network brings. What is no frame is counted and passed over: a begin flag always starts
 * anew, so the next good frame is read whatever came before it. Holds at most {@value #MOST_BYTES} bytes. Not thread-safe.
 */
public final class FrameDecoder {
    /** Larger than any message of the standard but a photo, which comes in pieces. */
    private static final int MOST_BYTES = 64 << 10;
    /** Bodies of a sign-in, by whose length the edition is told apart. */
    private static final int SIGN_IN_2011 = 46;

    private static final int SIGN_IN_2019 = 50;

    private final LongFunction<BodyCipher> ciphers;
    private Edition edition;
    private byte[] held = new byte[256];
    private int size;
    private boolean inside;
    /** The first half of an escape that the last piece ended with, or 0. */
    private int escape;

    private long faults;

    /**
     * @param edition null where the first frame, a sign-in at the main link, shall tell it
     * @param ciphers by the centre id of the frame; gives null where bodies come in clear, an encrypted one is then a fault
     */
    public FrameDecoder(Edition edition, LongFunction<BodyCipher> ciphers) {
        this.edition = edition;
        this.ciphers = ciphers;
    }

    /** What the link speaks; null until a sign-in has told it. */
    public Edition edition() {
        return edition;
    }

    /** How many times something was passed over that was no good frame. */
    public long faults() {
        return faults;
    }

    /** @return the frames that these bytes complete, in order */
    public List<Frame> feed(byte[] bytes) {
        List<Frame> frames = new ArrayList<>();
        for (byte octet : bytes) {
            int value = octet & 0xFF;
            if (value == FrameEncoder.BEGIN) {
                faults += inside ? 1 : 0;
                begin();
            } else if (!inside) {
                continue;
            } else if (value == FrameEncoder.END) {
                end(frames);
            } else {
                take(value);
            }
        }
        return frames;
    }

    private void begin() {
        inside = true;
        size = 0;
        escape = 0;
    }

    private void take(int value) {
        if (escape != 0) {
            int first = escape;
            escape = 0;
            if (value != 1 && value != 2) {
                fault();
            } else {
                hold(value == 2 ? first : first == 0x5a ? FrameEncoder.BEGIN : FrameEncoder.END);
            }
        } else if (value == 0x5a || value == 0x5e) {
            escape = value;
        } else {
            hold(value);
        }
    }

    private void hold(int value) {
        if (size == MOST_BYTES) {
            fault();
            return;
        }
        if (size == held.length) {
            held = Arrays.copyOf(held, size * 2);
        }
        held[size++] = (byte) value;
    }

    private void fault() {
        faults++;
        inside = false;
    }

    private void end(List<Frame> frames) {
        Frame frame = escape == 0 ? checked() : null;
        if (frame == null) {
            fault();
        } else {
            inside = false;
            frames.add(frame);
        }
    }

    /** Null where it is none. */
    private Frame checked() {
        try {
            return read();
        } catch (FieldReader.BadField impossible) {
            return null;
        }
    }

    private Frame read() {
        if (size < Edition.E2011.header() + 2
                || Crc16.of(held, 0, size - 2) != ((held[size - 2] & 0xFF) << 8 | held[size - 1] & 0xFF)) {
            return null;
        }
        FieldReader in = new FieldReader(Arrays.copyOf(held, size - 2));
        long length = in.dword();
        long serial = in.dword();
        int type = in.word();
        Edition spoken = edition != null ? edition : told(type);
        if (spoken == null || length != size + 2 || size < spoken.header() + 2) {
            return null;
        }
        long centreId = in.dword();
        in.skip(3);
        boolean encrypted = in.octet() == 1;
        long key = in.dword();
        Instant time = spoken == Edition.E2019 ? in.unixTime() : null;
        byte[] body = in.rest();
        if (encrypted) {
            BodyCipher cipher = ciphers.apply(centreId);
            if (cipher == null) {
                return null;
            }
            body = cipher.apply(key, body);
        }
        edition = spoken;
        return new Frame(spoken, serial, type, centreId, encrypted ? key : null, time, body);
    }

    private Edition told(int type) {
        if (type != SignIn.TYPE) {
            return null;
        }
        return size + 2 == Edition.E2011.frame(SIGN_IN_2011)
                ? Edition.E2011
                : size + 2 == Edition.E2019.frame(SIGN_IN_2019) ? Edition.E2019 : null;
    }
}
