package org.roadmarshal.campaign;

/**
 * Issues of a campaign near one place of a map.
 *
 * @param open of these
 * @param issueId where it is only one, else null
 */
public record CampaignPlace(double lon, double lat, int issues, int open, Long issueId) {}
