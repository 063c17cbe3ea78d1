package org.roadmarshal.protocol.jt808;

/** What became of a message. */
public enum Result {
    OK,
    FAILED,
    BAD_MESSAGE,
    UNSUPPORTED,
    /** The platform's only: it has seen the alarm. */
    ALARM_CONFIRMED;

    private static final Result[] ALL = values();

    int code() {
        return ordinal();
    }

    /** A code that no edition knows says that it went wrong. */
    static Result of(int code) {
        return code < ALL.length ? ALL[code] : FAILED;
    }
}
