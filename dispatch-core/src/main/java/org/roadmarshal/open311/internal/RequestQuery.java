package org.roadmarshal.open311.internal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.roadmarshal.http.DoorCall.Fields;
import org.roadmarshal.intake.PublicFilter;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;

/**
 * Which requests, or which updates, are asked for: of at most {@value #DAYS} days, at most {@value #ROWS} at once.
 *
 * @param ids null for all
 * @param from never null
 * @param to never null
 */
record RequestQuery(List<Long> ids, Instant from, Instant to, int limit, long offset) {
    static final int DAYS = 90;
    static final int ROWS = 1_000;
    private static final Duration SPAN = Duration.ofDays(DAYS);
    private static final int MOST_PAGES = 1_000_000;

    static RequestQuery of(Fields fields, Instant now) {
        Instant start =
                fields.one("start_date").map(text -> time("start_date", text)).orElse(null);
        Instant end = fields.one("end_date").map(text -> time("end_date", text)).orElse(null);
        if (start != null
                && end != null
                && (end.isBefore(start) || Duration.between(start, end).compareTo(SPAN) > 0)) {
            throw DispatchException.invalid(
                    "end_date lies at most " + DAYS + " days after start_date, and not before it");
        }
        Instant to = end != null ? end : start != null ? start.plus(SPAN) : now;
        Instant from = start != null ? start : to.minus(SPAN);
        int size = number(fields, "page_size", ROWS, ROWS);
        int page = number(fields, "page", 1, MOST_PAGES);
        return new RequestQuery(ids(fields), from, to, size, (long) size * (page - 1));
    }

    /** @return with all other conditions, or by the ids alone, which override them */
    PublicFilter filter(Fields fields) {
        if (ids != null) {
            return new PublicFilter(true, ids, null, null, null, null, null, limit, offset);
        }
        List<String> codes = fields.listed("service_code");
        return new PublicFilter(
                true, null, codes.isEmpty() ? null : codes, open(fields), from, to, null, limit, offset);
    }

    /** What is no number is no request of ours. */
    private static List<Long> ids(Fields fields) {
        List<String> given = fields.listed("service_request_id");
        if (given.isEmpty()) {
            return null;
        }
        if (given.size() > ROWS) {
            throw DispatchException.invalid("At most " + ROWS + " service_request_id at once");
        }
        List<Long> ids = new ArrayList<>();
        given.stream().filter(id -> id.matches("\\d{1,15}")).map(Long::valueOf).forEach(ids::add);
        return ids;
    }

    private static Boolean open(Fields fields) {
        Set<String> wanted = new HashSet<>(fields.listed("status"));
        if (!Set.of("open", "closed").containsAll(wanted)) {
            throw DispatchException.invalid("status is open or closed");
        }
        return wanted.size() == 1 ? wanted.contains("open") : null;
    }

    static Instant time(String name, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new DispatchException(
                    ErrorCode.VALIDATION,
                    name + " is not a time with an offset, such as 2026-11-26T08:00:00Z: " + text,
                    e);
        }
    }

    private static int number(Fields fields, String name, int otherwise, int most) {
        String text = fields.one(name).orElse(String.valueOf(otherwise));
        if (!text.matches("\\d{1,7}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw DispatchException.invalid("%s is a number from 1 to %d".formatted(name, most));
        }
        return Integer.parseInt(text);
    }
}
