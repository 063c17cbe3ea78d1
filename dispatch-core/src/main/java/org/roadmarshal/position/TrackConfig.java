package org.roadmarshal.position;

import java.time.Duration;

/**
 * @param refusedADay how many records that cannot be fixes are kept of a device a day (UTC); the others are only counted
 * @param refusedFor how long they are kept
 */
public record TrackConfig(int refusedADay, Duration refusedFor) {}
