package org.roadmarshal.radar;

import java.time.LocalDate;

/**
 * What to look for.
 *
 * @param date of the patrol, in the org's days
 * @param category null for all
 * @param agencyId the lead or an agency above it; null for all that one sees
 */
public record RadarWish(LocalDate date, String category, Long agencyId) {}
