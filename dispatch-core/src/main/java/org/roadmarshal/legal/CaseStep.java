package org.roadmarshal.legal;

import java.time.Instant;
import java.util.List;
import org.roadmarshal.kernel.Location;
import org.roadmarshal.kernel.Named;

/**
 * One event of a case's record.
 *
 * @param n its place in the case, from 1
 * @param at when it happened, by the clock of whoever says so
 * @param recordedAt by ours
 * @param corrects the step that it corrects, or null
 * @param hash SHA-256 over the hash of the step before it and what it says, 64 hexadecimal digits
 */
public record CaseStep(
        int n,
        StepKind kind,
        Instant at,
        Instant recordedAt,
        Named actor,
        Location location,
        List<Officer> officers,
        StepDetails details,
        String note,
        Integer corrects,
        String hash) {}
