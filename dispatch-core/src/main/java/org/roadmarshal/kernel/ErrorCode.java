package org.roadmarshal.kernel;

import java.util.Locale;

/** What can go wrong, as a stable word for programs and the HTTP status that goes with it. */
public enum ErrorCode {
    VALIDATION(400, "The request is not valid"),
    UNAUTHENTICATED(401, "Sign in first"),
    FORBIDDEN(403, "Not allowed"),
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    CONFLICT(409, "Not possible as things stand"),
    STALE(412, "Somebody changed it meanwhile"),
    TOO_LARGE(413, "Too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
    IDEMPOTENCY_MISMATCH(422, "This Idempotency-Key was used for another request"),
    PRECONDITION_REQUIRED(428, "If-Match is required"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    INTERNAL(500, "An error of ours"),
    OVERLOADED(503, "Overloaded, try again"),
    UNAVAILABLE(503, "The database is not available");

    private final int status;
    private final String title;

    ErrorCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** As it stands in a problem document, such as {@code not_found}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
