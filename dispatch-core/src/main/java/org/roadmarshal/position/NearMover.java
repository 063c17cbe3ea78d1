package org.roadmarshal.position;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** @param metres as the crow flies */
public record NearMover(@JsonUnwrapped Position position, long metres) {}
