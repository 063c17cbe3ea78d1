package org.roadmarshal.intake;

import java.time.Instant;

/**
 * How an issue came to be as far as it is.
 *
 * @param n of the issue's steps; the public does not see each of them
 * @param photo of the place afterwards, released; or null
 */
public record PublicStep(long issueId, int n, PublicState state, Instant at, Long photo) {}
