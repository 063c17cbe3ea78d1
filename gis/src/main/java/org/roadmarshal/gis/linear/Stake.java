package org.roadmarshal.gis.linear;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.roadmarshal.gis.linear.LinearException.Fault;

/**
 * A stake mark as it is written on the post: whole millimetres under a prefix. The number is a name, not a distance: see
 * {@link Alignment} for the distance.
 *
 * @param prefix K, or that of a line of its own such as ZK (left line), YK (right line), AK (ramp A)
 * @param mm kilometres and metres of the mark, in millimetres
 */
public record Stake(String prefix, long mm) {
    public static final String MAIN = "K";

    private static final long KM = 1_000_000;
    private static final Pattern MARK =
            Pattern.compile("([A-Z]{0,2}K)?\\s*(\\d{1,4})(?:\\s*\\+\\s*(\\d{1,3})(?:\\.(\\d{1,3}))?)?");

    public Stake {
        if (!prefix.matches("[A-Z]{0,2}K")) {
            throw new LinearException(
                    Fault.UNREADABLE, prefix + " is not the prefix of a stake mark, such as K, ZK, YK or AK");
        }
        if (mm < 0 || mm >= 10_000 * KM) {
            throw new LinearException(Fault.UNREADABLE, "a stake mark lies between K0 and K9999+999.999");
        }
    }

    /**
     * Reads one mark: {@code K123+450}, {@code K123+5} (five metres), {@code K50+622.760}, {@code ZK3}, {@code 123+450}; full-width
     * characters and lower case too.
     *
     * @throws LinearException saying what is wrong; a plus sign is never taken for a decimal point, nor the other way round
     */
    public static Stake parse(String text) {
        String plain = plain(text);
        Matcher mark = MARK.matcher(plain);
        if (!mark.matches() || mark.group(1) == null && mark.group(3) == null) {
            throw new LinearException(
                    Fault.UNREADABLE, "%s is not a stake mark%s".formatted(text.strip(), hint(plain)));
        }
        long mm = Long.parseLong(mark.group(2)) * KM;
        if (mark.group(3) != null) {
            mm += Long.parseLong(mark.group(3)) * 1_000;
        }
        if (mark.group(4) != null) {
            mm += Long.parseLong((mark.group(4) + "00").substring(0, 3));
        }
        return new Stake(mark.group(1) == null ? MAIN : mark.group(1), mm);
    }

    private static String hint(String plain) {
        if (plain.matches(".*K\\s*\\d+\\.\\d+")) {
            return ": kilometres have no decimals; 450 m after kilometre 123 are written K123+450";
        }
        if (plain.matches(".*\\+\\s*\\d{4,}.*")) {
            return ": after the + stand the metres, up to 999.999";
        }
        if (plain.matches(".*\\.\\d{4,}")) {
            return ": metres have up to three decimals";
        }
        return "; one is written like K123+450";
    }

    /** In half-width capitals, without space around. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c >= 0xFF01 && c <= 0xFF5E) {
                plain.appendCodePoint(c - 0xFEE0);
            } else if (c == 0x3000 || c == 0xA0) {
                plain.append(' ');
            } else if (c == '—' || c == '–' || c == '−' || c == '〜') {
                plain.append('-');
            } else if (c == '。') {
                plain.append('.');
            } else {
                plain.appendCodePoint(c);
            }
        });
        return plain.toString().strip().toUpperCase(Locale.ROOT);
    }

    /** {@code K123+005}; with three decimals where it is no whole metre. */
    public String text() {
        long metres = mm / 1_000 % 1_000;
        return mm % 1_000 == 0
                ? String.format(Locale.ROOT, "%s%d+%03d", prefix, mm / KM, metres)
                : String.format(Locale.ROOT, "%s%d+%03d.%03d", prefix, mm / KM, metres, mm % 1_000);
    }

    @Override
    public String toString() {
        return text();
    }
}
