package org.roadmarshal.history.internal;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.roadmarshal.gis.format.CsvRow;
import org.roadmarshal.history.HistoryMapping;
import org.roadmarshal.history.PastResponse;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.task.TaskState;

/** Reads a row, or says why it cannot be used. */
public final class ResponseReader {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_SUMMARY = 200;
    private static final List<TaskState> MILESTONES = List.of(
            TaskState.DISPATCHED,
            TaskState.DELIVERED,
            TaskState.SEEN,
            TaskState.ACCEPTED,
            TaskState.EN_ROUTE,
            TaskState.ON_SCENE,
            TaskState.CLEARED,
            TaskState.CANCELLED);

    private final HistoryMapping mapping;
    private final Pattern place;
    private final PastTimes times;

    public ResponseReader(HistoryMapping mapping, Instant now) {
        this.mapping = mapping;
        this.place = mapping.place() == null ? null : Pattern.compile(mapping.place());
        this.times = new PastTimes(mapping, now);
    }

    /** @throws DispatchException with the reason */
    public PastResponse read(CsvRow row) {
        Map<TaskState, Instant> milestones = new EnumMap<>(TaskState.class);
        for (TaskState milestone : MILESTONES) {
            Instant at = times.read(row, milestone.code());
            if (at != null) {
                milestones.put(milestone, at);
            }
        }
        require(
                milestones.containsKey(TaskState.DISPATCHED),
                "dispatched is empty: nobody knows when the unit was sent");
        require(
                milestones.containsKey(TaskState.CLEARED) || milestones.containsKey(TaskState.CANCELLED),
                "cleared is empty: the unit would be on its way for ever");
        require(
                !(milestones.containsKey(TaskState.CLEARED) && milestones.containsKey(TaskState.CANCELLED)),
                "it is both cleared and cancelled");
        String category = needed(row, "category", LONGEST_NAME);
        String summary = text(row, "summary", LONGEST_SUMMARY);
        return new PastResponse(
                row.number(),
                needed(row, "incident", LONGEST_NAME),
                needed(row, "unit", LONGEST_NAME),
                "foot".equals(mapping.text(row, "unit_kind")),
                category,
                priority(row),
                summary == null ? category : summary,
                text(row, "squad", LONGEST_NAME),
                text(row, "address", 300),
                text(row, "stake", 40),
                location(row),
                times.read(row, "received"),
                times.read(row, "created"),
                milestones,
                text(row, "reason", 500));
    }

    private Integer priority(CsvRow row) {
        String text = mapping.text(row, "priority");
        require(text == null || text.matches("[1-4]"), "priority must be 1, 2, 3 or 4, not " + text);
        return text == null ? null : Integer.valueOf(text);
    }

    private Location location(CsvRow row) {
        if (place == null) {
            return new Location(degrees("lon", mapping.text(row, "lon")), degrees("lat", mapping.text(row, "lat")));
        }
        String text = needed(row, "place", 300);
        Matcher found = place.matcher(text);
        require(found.find(), "place is not of the mapping's form: " + text);
        return new Location(degrees("lon", found.group("lon")), degrees("lat", found.group("lat")));
    }

    private static double degrees(String column, String text) {
        require(text != null, column + " is empty");
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw DispatchException.invalid(column + " must be a number, not " + text);
        }
    }

    private String needed(CsvRow row, String column, int longest) {
        String text = text(row, column, longest);
        require(text != null, column + " is empty");
        return text;
    }

    private String text(CsvRow row, String column, int longest) {
        String text = mapping.text(row, column);
        require(text == null || text.length() <= longest, column + " is longer than " + longest + " characters");
        return text;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw DispatchException.invalid(otherwise);
        }
    }
}
