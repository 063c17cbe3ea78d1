package org.roadmarshal.campaign.internal;

import java.time.Instant;
import java.time.ZoneId;
import org.locationtech.jts.geom.Geometry;
import org.roadmarshal.campaign.Campaign;

/**
 * A campaign with what its SQL needs.
 *
 * @param begins its first moment
 * @param ends the first that is too late
 * @param area null where it is not bounded by one
 */
public record CampaignRow(int org, Campaign campaign, ZoneId zone, Instant begins, Instant ends, Geometry area) {}
