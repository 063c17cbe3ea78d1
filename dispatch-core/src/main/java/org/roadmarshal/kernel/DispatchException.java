package org.roadmarshal.kernel;

/** The one way in which an operation is refused or fails; {@link #code} decides the HTTP status. */
public final class DispatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String reason;
    private final Integer retryAfter;

    /** @param detail for people: what exactly is wrong and, where it helps, what would be right */
    public DispatchException(ErrorCode code, String detail) {
        this(code, null, detail, null);
    }

    public DispatchException(ErrorCode code, String detail, Throwable cause) {
        this(code, null, detail, cause);
    }

    /** @param reason what exactly is wrong, for programs and for screens that say it in their own words */
    public DispatchException(ErrorCode code, String reason, String detail, Throwable cause) {
        super(detail, cause);
        this.code = code;
        this.reason = reason;
        this.retryAfter = null;
    }

    private DispatchException(ErrorCode code, String detail, int retryAfter) {
        super(detail);
        this.code = code;
        this.reason = null;
        this.retryAfter = retryAfter;
    }

    public ErrorCode code() {
        return code;
    }

    /** A stable word, such as {@code stake_unreadable}; null where the code says it all. */
    public String reason() {
        return reason;
    }

    /** Seconds after which another try makes sense; null where that is not known. */
    public Integer retryAfter() {
        return retryAfter;
    }

    /** @param retryAfter seconds */
    public static DispatchException tooMany(String detail, int retryAfter) {
        return new DispatchException(ErrorCode.TOO_MANY_REQUESTS, detail, retryAfter);
    }

    public static DispatchException invalid(String detail) {
        return new DispatchException(ErrorCode.VALIDATION, detail);
    }

    /** @param reason see {@link #reason} */
    public static DispatchException invalid(String reason, String detail) {
        return new DispatchException(ErrorCode.VALIDATION, reason, detail, null);
    }

    public static DispatchException notFound(String what, Object id) {
        return new DispatchException(ErrorCode.NOT_FOUND, "There is no " + what + " " + id);
    }

    public static DispatchException conflict(String detail) {
        return new DispatchException(ErrorCode.CONFLICT, detail);
    }

    /** @param reason see {@link #reason} */
    public static DispatchException conflict(String reason, String detail) {
        return new DispatchException(ErrorCode.CONFLICT, reason, detail, null);
    }

    public static DispatchException forbidden(String detail) {
        return new DispatchException(ErrorCode.FORBIDDEN, detail);
    }

    /** @param based the version that the change was based on */
    public static DispatchException stale(String what, long id, int based, int now) {
        return new DispatchException(
                ErrorCode.STALE, "The %s %d is at version %d, not %d".formatted(what, id, now, based));
    }
}
