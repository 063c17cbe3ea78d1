package org.roadmarshal.campaign;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.campaign.SeasonReport.PhotoPair;
import org.roadmarshal.campaign.SeasonReport.Taken;
import org.roadmarshal.campaign.internal.CampaignRow;
import org.roadmarshal.campaign.internal.Doubles;
import org.roadmarshal.campaign.internal.JdbcCampaigns;
import org.roadmarshal.campaign.internal.JdbcCases;
import org.roadmarshal.campaign.internal.JdbcPairs;
import org.roadmarshal.evidence.CopyForm;
import org.roadmarshal.evidence.EvidenceCopies;
import org.roadmarshal.evidence.EvidenceService;
import org.roadmarshal.issue.IssueService;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Principal;

/** Gathers the report of a season, as far as somebody may see it. */
public final class SeasonReportService {
    private static final int MOST_CASES = 10_000;

    private final CampaignService campaigns;
    private final IssueService issues;
    private final EvidenceService evidence;
    private final EvidenceCopies copies;

    public SeasonReportService(
            CampaignService campaigns, IssueService issues, EvidenceService evidence, EvidenceCopies copies) {
        this.campaigns = campaigns;
        this.issues = issues;
        this.evidence = evidence;
        this.copies = copies;
    }

    /** @throws DispatchException NOT_FOUND */
    public SeasonReport report(Handle handle, Principal principal, long id) {
        CampaignRow row = JdbcCampaigns.get(handle, principal.org(), id);
        Campaign campaign = row.campaign();
        // Once for all cases that are shown.
        Doubles doubles = Doubles.of(handle, row);
        return new SeasonReport(
                campaign,
                row.zone(),
                Instant.now(),
                issues.categories(handle, principal.org()),
                campaigns.figures(handle, principal, id, Grouping.SQUAD),
                campaigns.figures(handle, principal, id, Grouping.ROUTE),
                campaigns.figures(handle, principal, id, Grouping.TOWNSHIP),
                campaigns.progress(handle, principal, id, null, null),
                campaign.previous() == null
                        ? null
                        : campaigns
                                .figures(handle, principal, campaign.previous().id(), Grouping.CATEGORY)
                                .totals(),
                pairs(handle, principal, row, doubles),
                JdbcCases.list(
                        handle, principal, row, () -> doubles, CaseFilter.ALL, new PageRequest(MOST_CASES - 1, null)));
    }

    private List<PhotoPair> pairs(Handle handle, Principal principal, CampaignRow row, Doubles doubles) {
        List<PhotoPair> pairs = new ArrayList<>();
        for (JdbcPairs.Ids ids : JdbcPairs.best(handle, principal, row)) {
            CampaignCase issue = JdbcCases.one(handle, principal, row, doubles, ids.issueId());
            pairs.add(new PhotoPair(
                    issue,
                    taken(handle, principal, ids.beforeId(), ids.beforeAt()),
                    taken(handle, principal, ids.afterId(), ids.afterAt())));
        }
        return pairs;
    }

    private Taken taken(Handle handle, Principal principal, long id, Instant at) {
        byte[] bytes;
        try {
            bytes = copies.copy(principal.org(), evidence.get(handle, principal, id), CopyForm.VIEW, List.of());
        } catch (IllegalStateException lost) {
            // The report says so in the picture's place; what is lost is the evidence's own alarm.
            bytes = null;
        }
        return new Taken(id, at, bytes);
    }
}
