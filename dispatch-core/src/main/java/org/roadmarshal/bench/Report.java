package org.roadmarshal.bench;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.roadmarshal.protocol.jt808.Frame;
import org.roadmarshal.protocol.jt808.FrameDecoder;
import org.roadmarshal.protocol.jt808.FrameEncoder;
import org.roadmarshal.protocol.jt808.Item;
import org.roadmarshal.protocol.jt808.Items;
import org.roadmarshal.protocol.jt808.Location;
import org.roadmarshal.protocol.jt808.LocationReport;
import org.roadmarshal.protocol.jt808.Refusal;
import org.roadmarshal.protocol.jt808.Version;

/** The reports of one terminal, encoded once; only serial, time, place and checksum change from one to the next. */
final class Report {
    /** At most so long on the wire, every byte of it escaped. */
    static final int LONGEST = 160;

    /** Its n-th fix is of this time plus n seconds, Unix seconds. */
    private final long from;

    private final byte[] plain;
    private final int serialAt;
    private final int bodyAt;
    private final int lonE6;

    /** @param number from 0, of which phone and place follow */
    Report(int number, long from) {
        this.from = from;
        this.lonE6 = Depot.lonE6(number);
        this.plain = plain(encoder(number)
                .frames(new LocationReport(location(number, from, 0)), 0)
                .get(0));
        this.serialAt = version(number) == Version.V2019 ? 15 : 10;
        this.bodyAt = serialAt + 2;
    }

    /** Both editions, mixed. */
    static Version version(int number) {
        return number % 2 == 0 ? Version.V2013 : Version.V2019;
    }

    static FrameEncoder encoder(int number) {
        return new FrameEncoder(version(number), Depot.phone(number));
    }

    static Location location(int number, long from, int n) {
        Items items = new Items.Builder()
                .add(Item.MILEAGE, 123_456)
                .add(Item.SIGNAL_STRENGTH, 21)
                .add(Item.SATELLITES, 14)
                .build();
        return new Location(
                0, 3, Depot.latE6(number), Depot.lonE6(number) + step(n), 180, 360, 90, (from + n) * 1000, items);
    }

    /** To and fro over some forty metres, so that few cross a border, but some do. */
    private static int step(int n) {
        return 100 * Math.abs(n % 10 - 5);
    }

    private static byte[] plain(byte[] sent) {
        List<Frame> frames = new ArrayList<>();
        new FrameDecoder().feed(sent, 0, sent.length, new FrameDecoder.Sink() {
            @Override
            public void frame(Frame frame) {
                frames.add(frame);
            }

            @Override
            public void refused(Refusal reason) {
                throw new IllegalStateException(reason.toString());
            }
        });
        return frames.get(0).bytes();
    }

    /** @param n of the fix, which is what makes it one of its own */
    void put(ByteBuffer out, int serial, int n) {
        plain[serialAt] = (byte) (serial >> 8);
        plain[serialAt + 1] = (byte) serial;
        int lon = lonE6 + step(n);
        for (int i = 0; i < 4; i++) {
            plain[bodyAt + 12 + i] = (byte) (lon >> 24 - 8 * i);
        }
        time(from + n + 8 * 3600);
        int xor = 0;
        for (int i = 0; i < plain.length - 1; i++) {
            xor ^= plain[i];
        }
        plain[plain.length - 1] = (byte) xor;
        out.put((byte) 0x7e);
        for (byte b : plain) {
            if (b == 0x7e || b == 0x7d) {
                out.put((byte) 0x7d).put((byte) (b == 0x7d ? 1 : 2));
            } else {
                out.put(b);
            }
        }
        out.put((byte) 0x7e);
    }

    /** Within the day of {@link #from}, whose date stands in the frame already. */
    private void time(long second) {
        int ofDay = (int) (second % 86_400);
        plain[bodyAt + 25] = bcd(ofDay / 3600);
        plain[bodyAt + 26] = bcd(ofDay / 60 % 60);
        plain[bodyAt + 27] = bcd(ofDay % 60);
    }

    private static byte bcd(int value) {
        return (byte) (value / 10 << 4 | value % 10);
    }
}
