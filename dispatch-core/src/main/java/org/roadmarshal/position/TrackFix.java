package org.roadmarshal.position;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A fix as the track keeps it.
 *
 * @param verdict why it is doubted; null where it is not
 */
public record TrackFix(@JsonUnwrapped Fix fix, Verdict verdict) {}
