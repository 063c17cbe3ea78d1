package org.roadmarshal.radar;

import java.time.LocalDate;
import java.util.List;

/**
 * A patrol to send now.
 *
 * @param date whose radar it is
 * @param places keys, in the order in which they are to be visited
 */
public record NewRadarPatrol(long unitId, LocalDate date, List<String> places) {}
