package org.roadmarshal.position;

/** A record, and what is thought of it. */
public record Judged(Fix fix, Verdict verdict) {}
