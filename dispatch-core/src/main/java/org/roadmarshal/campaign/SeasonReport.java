package org.roadmarshal.campaign;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.roadmarshal.issue.IssueCategory;

/**
 * What is said of a campaign when it is over, or so far.
 *
 * @param zone the city's
 * @param squads its figures by squad; their totals are the campaign's
 * @param progress of issues
 * @param before the totals of the campaign of the year before; null where there was none
 * @param pairs before and after, of the best cases
 * @param cases the newest; not more than a spreadsheet is good for
 */
public record SeasonReport(
        Campaign campaign,
        ZoneId zone,
        Instant made,
        List<IssueCategory> categories,
        CampaignFigures squads,
        CampaignFigures routes,
        CampaignFigures townships,
        CampaignProgress progress,
        List<CampaignLine> before,
        List<PhotoPair> pairs,
        List<CampaignCase> cases) {

    /** One case as it was found and as it was left; JPEG, no wider than a page needs. */
    public record PhotoPair(CampaignCase issue, Taken before, Taken after) {}

    /** @param bytes null where the picture cannot be read any more */
    public record Taken(long evidenceId, Instant at, byte[] bytes) {}
}
