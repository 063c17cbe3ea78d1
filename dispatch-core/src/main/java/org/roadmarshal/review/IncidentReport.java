package org.roadmarshal.review;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.roadmarshal.incident.Incident;
import org.roadmarshal.journal.Fact;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.task.Task;

/**
 * What is known of an incident afterwards.
 *
 * @param zone the city's
 * @param facts of the journal, oldest first; none where the incident came in from a file
 * @param photos taken, in the time of a task, by those who answered for it
 * @param roads around it, each a line of lon and lat
 * @param tracks of the units while they were on it
 */
public record IncidentReport(
        Incident incident,
        String categoryName,
        String categoryNameEn,
        ZoneId zone,
        Instant made,
        List<Task> tasks,
        List<Fact> facts,
        List<Figure> figures,
        List<Target> targets,
        List<Photo> photos,
        List<List<Location>> roads,
        List<List<Location>> tracks) {

    /** @param sha256 of the bytes as they were taken, hex */
    public record Photo(long id, String sha256, Instant capturedAt, Instant receivedAt, String by, Location location) {}
}
