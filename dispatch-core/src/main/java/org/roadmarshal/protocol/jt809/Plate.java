package org.roadmarshal.protocol.jt809;

/**
 * By what a vehicle is known between platforms.
 *
 * @param number at most 21 bytes of GBK
 * @param colour by JT/T 697.7: 1 blue, 2 yellow, 3 black, 4 white, 5 green, 9 other, 93 yellow and green, 94 shaded green
 */
public record Plate(String number, int colour) {
    private static final int BYTES = 21;

    static Plate read(FieldReader in) {
        return new Plate(in.text(BYTES), in.octet());
    }

    FieldWriter write(FieldWriter out) {
        return out.text(number, BYTES).octet(colour);
    }
}
