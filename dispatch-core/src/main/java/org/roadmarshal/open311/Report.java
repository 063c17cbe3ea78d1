package org.roadmarshal.open311;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What somebody reported by a program, for the desk.
 *
 * @param address as they wrote it, or null
 * @param attributes what was asked beside, by code
 * @param mediaUrl where they say that a picture is; nobody has fetched it. Or null
 * @param reporter who they say they are, as far as they say it
 * @param via the name of the key
 * @param issueId null before it is placed
 */
public record Report(
        long id,
        ReportState state,
        String category,
        String description,
        String address,
        Map<String, List<String>> attributes,
        String mediaUrl,
        Reporter reporter,
        String via,
        Instant receivedAt,
        Long issueId,
        int version) {
    public record Reporter(String firstName, String lastName, String email, String phone) {}

    /** What another system said later about an issue. @param status open or closed, as they see it @param number theirs */
    public record Update(
            long id,
            String number,
            String status,
            Instant saidAt,
            String description,
            String mediaUrl,
            String via,
            Instant receivedAt) {}

    /** All that came in about an issue. @param report null where it did not come in by a program */
    public record OfIssue(Report report, List<Update> updates) {}
}
