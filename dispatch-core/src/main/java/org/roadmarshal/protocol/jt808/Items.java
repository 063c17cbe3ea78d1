package org.roadmarshal.protocol.jt808;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;

/**
 * The additional items of a fix: id, length and value one after another, left where they lie and looked for when asked. What
 * is unknown stays; what is cut short at the end is no item. Of an item that comes twice the first counts.
 */
public final class Items {
    public static final Items NONE = new Items(new byte[0], 0, 0);

    private final byte[] bytes;
    private final int from;
    private final int end;

    Items(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.from = from;
        this.end = end;
    }

    /** Hears of every item in its order. */
    @FunctionalInterface
    public interface Visitor {
        void item(int id, byte[] value);
    }

    public void forEach(Visitor visitor) {
        for (int at = from; whole(at); at = next(at)) {
            visitor.item(bytes[at] & 0xff, Arrays.copyOfRange(bytes, at + 2, next(at)));
        }
    }

    private boolean whole(int at) {
        return at + 2 <= end && next(at) <= end;
    }

    private int next(int at) {
        return at + 2 + (bytes[at + 1] & 0xff);
    }

    /** @return where its value begins, or -1 where it is missing or shorter than the standard has it */
    private int find(Item item) {
        for (int at = from; whole(at); at = next(at)) {
            if ((bytes[at] & 0xff) == item.id) {
                return (bytes[at + 1] & 0xff) < item.length ? -1 : at + 2;
            }
        }
        return -1;
    }

    /** Null where there is none. */
    public byte[] value(int id) {
        for (int at = from; whole(at); at = next(at)) {
            if ((bytes[at] & 0xff) == id) {
                return Arrays.copyOfRange(bytes, at + 2, next(at));
            }
        }
        return null;
    }

    private long number(int at, int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 8 | bytes[at + i] & 0xff;
        }
        return value;
    }

    private Double tenths(Item item) {
        int at = find(item);
        return at < 0 ? null : number(at, item.length) / 10.0;
    }

    private Integer whole(Item item) {
        int at = find(item);
        return at < 0 ? null : (int) number(at, item.length);
    }

    /** km, or null; as every one of these is where the item is missing. */
    public Double mileageKm() {
        return tenths(Item.MILEAGE);
    }

    /** Litres. */
    public Double fuelL() {
        return tenths(Item.FUEL);
    }

    /** km/h, of the driving recorder. */
    public Double recorderKmh() {
        return tenths(Item.RECORDER_SPEED);
    }

    public Integer manualAlarm() {
        return whole(Item.MANUAL_ALARM);
    }

    /** 30 bytes, one a tyre; how they are counted is the maker's. */
    public byte[] tyres() {
        return find(Item.TYRES) < 0 ? null : value(Item.TYRES.id);
    }

    /** Degrees Celsius. */
    public Integer cabinCelsius() {
        Integer raw = whole(Item.CABIN_TEMPERATURE);
        return raw == null ? null : (raw & 0x8000) == 0 ? raw : -(raw & 0x7fff);
    }

    /**
     * Where an alarm belongs to.
     *
     * @param kind 0 nowhere particular, 1 circle, 2 rectangle, 3 polygon, 4 route or its segment
     * @param id of the place; 0 for none
     * @param leaving out of it, rather than into it; false for overspeed
     */
    public record Place(int kind, long id, boolean leaving) {}

    public Place overspeedPlace() {
        int at = find(Item.OVERSPEED_PLACE);
        return at < 0 ? null : new Place(bytes[at] & 0xff, (bytes[at - 1] & 0xff) < 5 ? 0 : number(at + 1, 4), false);
    }

    public Place crossedPlace() {
        int at = find(Item.CROSSED_PLACE);
        return at < 0 ? null : new Place(bytes[at] & 0xff, number(at + 1, 4), bytes[at + 5] == 1);
    }

    /**
     * A stretch of a route, and how long it took.
     *
     * @param tooLong rather than too short
     */
    public record Segment(long id, int seconds, boolean tooLong) {}

    public Segment segment() {
        int at = find(Item.SEGMENT);
        return at < 0 ? null : new Segment(number(at, 4), (int) number(at + 4, 2), bytes[at + 6] == 1);
    }

    public Set<Signal> signals() {
        Integer bits = whole(Item.SIGNALS);
        return bits == null ? null : Signal.of(bits);
    }

    /** Bit 0 deep sleep, bit 1 sleep. */
    public Integer io() {
        return whole(Item.IO);
    }

    /** Of input 0 or 1, as its maker counts. */
    public Integer analog(int input) {
        int at = find(Item.ANALOG);
        return at < 0 ? null : (int) number(at + (input == 0 ? 2 : 0), 2);
    }

    /** Of the mobile network, as the terminal counts it. */
    public Integer signalStrength() {
        return whole(Item.SIGNAL_STRENGTH);
    }

    public Integer satellites() {
        return whole(Item.SATELLITES);
    }

    void write(BodyWriter out) {
        out.bytes(Arrays.copyOfRange(bytes, from, end));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Items items && Arrays.equals(bytes, from, end, items.bytes, items.from, items.end);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(Arrays.copyOfRange(bytes, from, end));
    }

    /** Hexadecimal. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes, from, end);
    }

    /** Collects items to send. */
    public static final class Builder {
        private final BodyWriter out = new BodyWriter();

        /** @param value at most 255 bytes */
        public Builder add(int id, byte[] value) {
            out.u8(id);
            out.u8(value.length);
            out.bytes(value);
            return this;
        }

        /** Of one number, in as many bytes as the item has. */
        public Builder add(Item item, long value) {
            byte[] bytes = new byte[item.length];
            for (int i = 0; i < bytes.length && i < 8; i++) {
                bytes[bytes.length - 1 - i] = (byte) (value >> 8 * i);
            }
            return add(item.id, bytes);
        }

        public Items build() {
            byte[] bytes = out.toBytes();
            return new Items(bytes, 0, bytes.length);
        }
    }
}
