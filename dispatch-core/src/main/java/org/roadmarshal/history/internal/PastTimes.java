package org.roadmarshal.history.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import org.roadmarshal.gis.format.CsvRow;
import org.roadmarshal.history.HistoryMapping;
import org.roadmarshal.kernel.DispatchException;

/** Times of a file: with an offset, or local ones of a zone. */
final class PastTimes {
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("yyyy-MM-dd['T'][' ']HH:mm[:ss][.SSSSSS][.SSS][XXX][X]");

    private final HistoryMapping mapping;
    private final DateTimeFormatter form;
    private final ZoneId zone;
    private final Instant now;

    PastTimes(HistoryMapping mapping, Instant now) {
        this.mapping = mapping;
        this.form = mapping.formatter() == null ? ISO : mapping.formatter();
        this.zone = mapping.zoneId();
        this.now = now;
    }

    /** Null where the column is empty or not there. */
    Instant read(CsvRow row, String column) {
        String text = mapping.text(row, column);
        if (text == null) {
            return null;
        }
        Instant at = instant(column, text);
        if (at.isAfter(now)) {
            throw DispatchException.invalid(column + " lies in the future: " + text);
        }
        return at;
    }

    private Instant instant(String column, String text) {
        TemporalAccessor parsed;
        try {
            parsed = form.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        } catch (DateTimeException e) {
            throw DispatchException.invalid(column + " is not a time of the form "
                    + (mapping.time() == null ? "2026-03-16T08:00:00+08:00" : mapping.time()) + ": " + text);
        }
        return parsed instanceof OffsetDateTime whole ? whole.toInstant() : local(column, (LocalDateTime) parsed);
    }

    /** The hour that an autumn night has twice is taken as the first; the one that a spring night leaves out never was. */
    private Instant local(String column, LocalDateTime local) {
        if (zone == null) {
            throw DispatchException.invalid(column + " has no offset; say which time zone it is of");
        }
        if (zone.getRules().getValidOffsets(local).isEmpty()) {
            throw DispatchException.invalid(column + ": there was no " + local + " in " + zone);
        }
        return local.atZone(zone).toInstant();
    }
}
