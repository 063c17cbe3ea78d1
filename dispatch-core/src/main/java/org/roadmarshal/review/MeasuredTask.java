package org.roadmarshal.review;

import java.time.Instant;
import org.roadmarshal.kernel.Named;

/** A task behind a figure. @param seconds that the measure took; negative where its steps are out of order */
public record MeasuredTask(
        long taskId,
        long incidentId,
        String summary,
        String category,
        Named unit,
        Named agency,
        Instant dispatchedAt,
        int seconds) {}
