package org.roadmarshal.gis.track;

/** Two fixes that follow each other so far apart that nobody knows what lay between them. */
public record Gap(TrackPoint from, TrackPoint to) {}
