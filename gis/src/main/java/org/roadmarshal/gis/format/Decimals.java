package org.roadmarshal.gis.format;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as text files want them. */
final class Decimals {
    private Decimals() {}

    /** Never with an exponent; seven decimals, which of a degree is a centimetre. */
    static String of(double value) {
        String text = BigDecimal.valueOf(value)
                .setScale(7, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
        return text.equals("0E-7") ? "0" : text;
    }
}
