package org.roadmarshal.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Json;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Principal;

/**
 * One request, already validated against the API's document and authenticated. Immutable, so that it may go to a worker.
 *
 * @param principal who asks; null for operations that need nobody, such as signing in
 * @param path by name, as text
 * @param query by name, as text
 * @param headers by lower-case name
 * @param body JSON text, or null
 * @param bytes the body where it is not JSON, or null
 * @param address the client's address
 */
public record Call(
        String operationId,
        Principal principal,
        Map<String, String> path,
        Map<String, String> query,
        Map<String, String> headers,
        String body,
        byte[] bytes,
        String address) {

    public long id() {
        return Long.parseLong(path.get("id"));
    }

    public String path(String name) {
        return path.get(name);
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }

    public Optional<Long> queryLong(String name) {
        return query(name).map(Long::valueOf);
    }

    public Optional<Double> queryDouble(String name) {
        return query(name).map(Double::valueOf);
    }

    public Optional<Boolean> queryBoolean(String name) {
        return query(name).map(Boolean::valueOf);
    }

    /** @throws DispatchException VALIDATION where it is no time: the document's date-time lets some through that are none */
    public Optional<Instant> queryTime(String name) {
        return query(name).map(text -> {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                throw new DispatchException(
                        ErrorCode.VALIDATION, name + " is not a time such as 2026-11-24T08:00:00Z: " + text, e);
            }
        });
    }

    public PageRequest page() {
        return new PageRequest(queryLong("limit").orElse(100L).intValue(), query.get("after"));
    }

    /** @throws DispatchException VALIDATION where a value does not fit, which the document could not say */
    public <T> T body(Class<T> type) {
        return Json.read(body, type);
    }

    /**
     * The version in {@code If-Match: "7"}.
     *
     * @throws DispatchException PRECONDITION_REQUIRED without the header, VALIDATION where it is not one of our ETags
     */
    public int expectedVersion() {
        String value = headers.get("if-match");
        if (value == null) {
            throw new DispatchException(
                    ErrorCode.PRECONDITION_REQUIRED, "Send If-Match with the ETag that you last saw");
        }
        try {
            return Integer.parseInt(value.replaceFirst("^W/", "").replaceAll("^\"|\"$", ""));
        } catch (NumberFormatException e) {
            throw new DispatchException(ErrorCode.VALIDATION, "If-Match is not an ETag of ours: " + value, e);
        }
    }

    /** @throws DispatchException VALIDATION where the header is missing or not 8 to 128 characters long */
    public String idempotencyKey() {
        String key = headers.get("idempotency-key");
        if (key == null || key.length() < 8 || key.length() > 128) {
            throw DispatchException.invalid("A create needs an Idempotency-Key of 8 to 128 characters");
        }
        return key;
    }
}
