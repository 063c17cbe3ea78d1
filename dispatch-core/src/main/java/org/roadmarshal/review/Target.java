package org.roadmarshal.review;

/** So many per cent should take no longer than so many seconds. */
public record Target(Measure measure, int percent, int seconds) {}
