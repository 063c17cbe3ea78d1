package org.roadmarshal.issue;

import java.time.Instant;
import org.roadmarshal.kernel.Location;

/**
 * A photo of an issue.
 *
 * @param capturedAt when the camera says it was taken
 * @param location where, or null
 */
public record IssuePhoto(long evidenceId, PhotoRole role, Instant capturedAt, Location location) {}
