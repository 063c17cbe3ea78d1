package org.roadmarshal.protocol.jt808;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Time in BCD. Instants are milliseconds since 1970, so that reading one makes no object. */
final class Bcd {
    /** What is no time of any calendar. */
    static final long NO_TIME = Long.MIN_VALUE;

    /** The clock of everything but 0x8004: China's, seconds east of Greenwich. */
    static final int CHINA = 8 * 3600;

    static final int UTC = 0;
    private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final int[] BEFORE = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};

    private Bcd() {}

    /** yyMMddHHmmss of the years 2000 to 2099, or {@link #NO_TIME}. */
    static long instant(byte[] bytes, int from, int offset) {
        int year = two(bytes[from]);
        int month = two(bytes[from + 1]);
        int day = two(bytes[from + 2]);
        int hour = two(bytes[from + 3]);
        int minute = two(bytes[from + 4]);
        int second = two(bytes[from + 5]);
        if ((year | hour | minute | second) < 0 || month < 1 || month > 12 || hour > 23 || minute > 59 || second > 59) {
            return NO_TIME;
        }
        boolean leap = (year & 3) == 0;
        if (day < 1 || day > DAYS[month - 1] || month == 2 && day == 29 && !leap) {
            return NO_TIME;
        }
        // 10957 days lie between 1970 and 2000; of 2000 to 2099 every fourth year, from the first, is a leap year.
        int days = 10_957 + 365 * year + (year + 3) / 4 + BEFORE[month - 1] + (leap && month > 2 ? 1 : 0) + day - 1;
        return (((days * 24L + hour) * 60 + minute) * 60 + second - offset) * 1000;
    }

    /** -1 or less where it is no decimal. */
    private static int two(byte b) {
        int tens = b >> 4 & 15;
        int ones = b & 15;
        return tens > 9 || ones > 9 ? -1 : 10 * tens + ones;
    }

    /** @param millis zeros are written for {@link #NO_TIME} */
    static byte[] time(long millis, int offset) {
        byte[] bytes = new byte[6];
        if (millis != NO_TIME) {
            LocalDateTime time =
                    LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.ofTotalSeconds(offset));
            int[] fields = {
                time.getYear() % 100,
                time.getMonthValue(),
                time.getDayOfMonth(),
                time.getHour(),
                time.getMinute(),
                time.getSecond()
            };
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (fields[i] / 10 << 4 | fields[i] % 10);
            }
        }
        return bytes;
    }
}
