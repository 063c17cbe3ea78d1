package org.roadmarshal.protocol.jt808;

import java.util.HexFormat;
import java.util.Locale;

/**
 * A terminal's phone number as text: the digits of its BCD without leading zeros, so that it is the same in both editions. Some
 * terminals in the field send what is not BCD; then the text is hexadecimal, and still names the terminal.
 */
public final class Phone {
    private static final String DIGITS = "0123456789abcdef";

    private Phone() {}

    static String read(byte[] bytes, int from, int count) {
        char[] digits = new char[2 * count];
        for (int i = 0; i < count; i++) {
            digits[2 * i] = DIGITS.charAt(bytes[from + i] >> 4 & 15);
            digits[2 * i + 1] = DIGITS.charAt(bytes[from + i] & 15);
        }
        int first = 0;
        while (first < digits.length - 1 && digits[first] == '0') {
            first++;
        }
        return new String(digits, first, digits.length - first);
    }

    /** The same text for the same terminal: lower case, without leading zeros. @throws IllegalArgumentException where it is none */
    public static String normal(String text) {
        String digits = text.toLowerCase(Locale.ROOT).replaceFirst("^0+(?=.)", "");
        if (!digits.matches("[0-9a-f]{1,20}")) {
            throw new IllegalArgumentException(text + " is no phone number of a terminal");
        }
        return digits;
    }

    /** Whether a text that people wrote, or that is none, names this terminal. @param phone as {@link #normal} */
    public static boolean matches(String text, String phone) {
        return text.toLowerCase(Locale.ROOT).replaceFirst("^0+(?=.)", "").equals(phone);
    }

    /** @throws IllegalArgumentException where it has more digits than the edition */
    static byte[] bytes(String phone, Version version) {
        int length = 2 * version.phoneBytes;
        if (phone.length() > length) {
            throw new IllegalArgumentException(phone + " has more than " + length + " digits");
        }
        return HexFormat.of().parseHex("0".repeat(length - phone.length()) + phone);
    }
}
